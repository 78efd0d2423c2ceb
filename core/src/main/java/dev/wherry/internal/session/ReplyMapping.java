package dev.wherry.internal.session;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * The one place where a failure becomes a reply: 4yz invites to try again, 5yz forbids it (RFC 959
 * §4.2). Texts are fixed: the message of an exception may hold real paths.
 */
final class ReplyMapping {
    private ReplyMapping() {}

    /** Returns the reply for a failure; {@link #isDefect} tells whether it should be logged too. */
    static Reply toReply(Throwable failure) {
        return switch (unwrap(failure)) {
            case FtpReplyException e -> e.reply();
            case NoSuchFileException e -> unavailable("No such file or directory.");
            case NotDirectoryException e -> unavailable("Not a directory.");
            case AccessDeniedException e -> unavailable("Permission denied.");
            case FileAlreadyExistsException e -> unavailable("It exists already.");
            case DirectoryNotEmptyException e -> unavailable("The directory is not empty.");
            case InvalidPathException e ->
                    Reply.of(ReplyCode.BAD_FILE_NAME, "File name not allowed.");
            case IOException e -> Reply.of(ReplyCode.LOCAL_ERROR, "Local error, try again later.");
            default -> Reply.of(ReplyCode.LOCAL_ERROR, "Internal error, try again later.");
        };
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    private static Reply unavailable(String text) {
        return Reply.of(ReplyCode.FILE_UNAVAILABLE, text);
    }

    /** Tells whether a failure is nobody's fault but ours or a plug-in's. */
    static boolean isDefect(Throwable failure) {
        return !(failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof InvalidPathException);
    }
}
