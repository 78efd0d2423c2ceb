package dev.wherry.internal.data;

import dev.wherry.event.FtpEvent.Direction;
import dev.wherry.event.FtpEvent.Failure;
import dev.wherry.file.VirtualPath;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the transfer of a file ended.
 *
 * @param failure null if it ended well
 */
public record TransferResult(
        Direction direction,
        VirtualPath path,
        long bytes,
        Duration duration,
        @Nullable Failure failure) {}
