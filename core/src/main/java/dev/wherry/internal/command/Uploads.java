package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.Upload;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import org.jspecify.annotations.Nullable;

/** What STOR and STOU share: a name that the file system refuses is answered 553. */
final class Uploads {
    private Uploads() {}

    /** Starts an upload. */
    interface Start {
        Upload open() throws IOException;
    }

    /** Receives what {@code start} opens. */
    static Reply receive(CommandContext ctx, Start start) throws IOException {
        try (Upload upload = open(start)) {
            return ctx.data().receive(upload);
        }
    }

    private static Upload open(Start start) throws IOException {
        try {
            return start.open();
        } catch (FileSystemException e) {
            throw refusal(e.getReason());
        } catch (ReadOnlyFileSystemException _) {
            throw refusal(null);
        }
    }

    /**
     * Tells a bad name, which stays bad, from a lack that passes. NIO has no types for that: the
     * reason is what the C library says, which in another language comes out as a bad name.
     */
    private static FtpReplyException refusal(@Nullable String reason) {
        return switch (reason) {
            case "No space left on device", "Disk quota exceeded" ->
                    new FtpReplyException(ReplyCode.NO_SPACE, "Not enough space.");
            case "Too many open files", "Too many open files in system", "Input/output error" ->
                    new FtpReplyException(ReplyCode.LOCAL_ERROR, "Local error, try again later.");
            case null, default ->
                    new FtpReplyException(ReplyCode.BAD_FILE_NAME, "Cannot write a file there.");
        };
    }
}
