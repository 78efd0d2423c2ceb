package dev.wherry.internal.file;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what file systems throw into what {@link dev.wherry.file.FileAccess} promises. No message
 * of an exception goes to a client: it may hold real paths.
 */
final class FileFailures {
    private static final System.Logger LOG = System.getLogger(FileFailures.class.getName());
    private static final long FULL_BELOW = 64 * 1024; // bytes; less than a file system's last block

    /** What is no fault of the name and may pass: the reply invites to try again. */
    private static final Set<String> PASSING =
            Set.of(
                    "Too many open files",
                    "Too many open files in system",
                    "Input/output error",
                    "Resource temporarily unavailable",
                    "Stale file handle");

    private FileFailures() {}

    /** Runs a call; whatever unchecked a provider throws becomes a reply. */
    static <T extends @Nullable Object> T checked(FileCall<T> call) throws IOException {
        try {
            return call.run();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (ReadOnlyFileSystemException _) {
            throw readOnly();
        } catch (UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.DEBUG, "the file system lacks an operation", e);
            throw new FtpReplyException(
                    ReplyCode.NOT_OFFERED, "Not supported by this file system.");
        } catch (InvalidPathException _) {
            throw Names.notAllowed();
        } catch (RuntimeException e) { // ClassCastException of ZIP, ClosedFileSystemException ...
            LOG.log(System.Logger.Level.WARNING, "the file system failed unexpectedly", e);
            throw new FtpReplyException(
                    ReplyCode.FILE_UNAVAILABLE, "The file system cannot do that.");
        }
    }

    static void check(FileAction action) throws IOException {
        FileFailures.<@Nullable Void>checked(() -> {
            action.run();
            return null;
        });
    }

    /**
     * Changes something in a directory; a refusal for which Java has no exception of its own
     * becomes a reply with {@code refusal}, or tells that the disk is full.
     */
    static <T extends @Nullable Object> T changing(
            Path directory, ReplyCode refusal, FileCall<T> call) throws IOException {
        try {
            return call.run();
        } catch (AtomicMoveNotSupportedException _) {
            throw new FtpReplyException(refusal, "That lies on another file system.");
        } catch (FileSystemException e) {
            if (e.getClass() != FileSystemException.class) {
                throw e;
            }
            throw isReadOnly(directory) ? readOnly() : refused(e, refusal);
        }
    }

    static void change(Path directory, ReplyCode refusal, FileAction action) throws IOException {
        FileFailures.<@Nullable Void>changing(
                directory,
                refusal,
                () -> {
                    action.run();
                    return null;
                });
    }

    /** Returns what to throw when the content of a file could not be written. */
    static IOException ofWrite(IOException failure, Path directory) {
        if (failure instanceof FtpReplyException) {
            return failure;
        }
        FtpReplyException noSpace = noSpace(reason(failure));
        if (noSpace != null) {
            return noSpace;
        }
        return isFull(directory) ? noSpace() : failure; // the reason may be in another language
    }

    static FtpReplyException readOnly() {
        return new FtpReplyException(ReplyCode.FILE_UNAVAILABLE, "Read-only file system.");
    }

    static FtpReplyException notRegularFile() {
        return new FtpReplyException(ReplyCode.FILE_UNAVAILABLE, "Not a regular file.");
    }

    private static IOException refused(FileSystemException failure, ReplyCode refusal) {
        FtpReplyException noSpace = noSpace(reason(failure));
        if (noSpace != null) {
            return noSpace;
        }
        if (PASSING.contains(reason(failure))) {
            return failure;
        }
        LOG.log(System.Logger.Level.DEBUG, "the file system refused", failure);
        return new FtpReplyException(refusal, "The file system does not allow that.");
    }

    private static @Nullable FtpReplyException noSpace(String reason) {
        return switch (reason) {
            case "No space left on device", "There is not enough space on the disk" -> noSpace();
            case "Disk quota exceeded" ->
                    new FtpReplyException(ReplyCode.OVER_QUOTA, "Disk quota exceeded.");
            default -> null;
        };
    }

    private static FtpReplyException noSpace() {
        return new FtpReplyException(ReplyCode.NO_SPACE, "Not enough space on the disk.");
    }

    /** Returns what the C library says to an errno, for which Java has no exception. */
    private static String reason(IOException failure) {
        String reason =
                failure instanceof FileSystemException named
                        ? named.getReason()
                        : failure.getMessage();
        return String.valueOf(reason).strip();
    }

    private static boolean isFull(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace() < FULL_BELOW;
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }

    private static boolean isReadOnly(Path directory) {
        try {
            return Files.getFileStore(directory).isReadOnly();
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }
}
