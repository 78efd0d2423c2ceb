package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.event.FtpEvent;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.wire.TimeValue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sets the times of files and tells them: what MDTM, MFMT, MFCT, MFF and SITE UTIME share. */
final class Times {
    private static final Duration FAT_STEP = Duration.ofSeconds(2); // the coarsest of file systems

    private Times() {}

    /** Sets the times that are not null, tells listeners, and returns what is there now. */
    static FileEntry set(
            CommandContext ctx,
            VirtualPath path,
            @Nullable Instant modified,
            @Nullable Instant created)
            throws IOException {
        FileEntry entry = ctx.files().setTimes(path, modified, created);
        String realPath = ctx.files().realPath(path);
        ctx.publish(new FtpEvent.TimeChanged(ctx.origin(), path, realPath, entry.modified()));
        return entry;
    }

    /** Returns the time in UTC, with milliseconds if it has any. */
    static String text(Instant time) {
        return TimeValue.format(time, TimeValue.Precision.MILLISECONDS);
    }

    /**
     * Tells whether a time was taken over. Linux ignores a new time of creation without a word, and
     * so does NIO there.
     */
    static boolean isTaken(Instant wanted, @Nullable Instant found) {
        return found != null && Duration.between(wanted, found).abs().compareTo(FAT_STEP) <= 0;
    }
}
