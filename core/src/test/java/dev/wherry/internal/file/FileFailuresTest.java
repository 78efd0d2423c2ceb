package dev.wherry.internal.file;

import static dev.wherry.internal.file.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailuresTest {
    private static final Logger WARNINGS = Logger.getLogger(FileFailures.class.getName());
    private static final String REAL = "/srv/secret/place";

    @TempDir Path directory;

    @BeforeEach
    void silence() {
        WARNINGS.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        WARNINGS.setLevel(null);
    }

    private static FileCall<String> failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    @Test
    void uncheckedExceptionsBecomeReplies() {
        check(502, new UnsupportedOperationException(REAL));
        check(550, new ReadOnlyFileSystemException());
        check(553, new InvalidPathException(REAL, REAL));
        check(550, new ClassCastException(REAL));
        check(550, new ProviderMismatchException(REAL));
        check(550, new SecurityException(REAL));
    }

    private static void check(int code, RuntimeException failure) {
        refused(code, () -> FileFailures.checked(failing(failure)));
        assertThatThrownBy(() -> FileFailures.checked(failing(failure)))
                .hasMessageNotContaining(REAL);
    }

    @Test
    void wrappedExceptionsComeOut() {
        IOException cause = new AccessDeniedException(REAL);

        assertThatThrownBy(() -> FileFailures.checked(failing(new UncheckedIOException(cause))))
                .isSameAs(cause);
        assertThatThrownBy(
                        () -> FileFailures.checked(failing(new DirectoryIteratorException(cause))))
                .isSameAs(cause);
    }

    @Test
    void aRefusedChangeBecomesAReplyWithoutItsReason() {
        change(553, new FileSystemException(REAL, REAL, "Operation not permitted"));
        change(553, new AtomicMoveNotSupportedException(REAL, REAL, "Invalid cross-device link"));
        change(452, new FileSystemException(REAL, null, "No space left on device"));
        change(552, new FileSystemException(REAL, null, "Disk quota exceeded"));
    }

    private void change(int code, IOException failure) {
        FileAction action =
                () -> {
                    throw failure;
                };
        refused(code, () -> FileFailures.change(directory, ReplyCode.BAD_FILE_NAME, action));
        assertThatThrownBy(() -> FileFailures.change(directory, ReplyCode.BAD_FILE_NAME, action))
                .hasMessageNotContaining(REAL);
    }

    @Test
    void whatJavaHasATypeForStaysAsItIs() {
        IOException denied = new AccessDeniedException(REAL);

        assertThatThrownBy(() ->
                        FileFailures.change(
                                directory,
                                ReplyCode.BAD_FILE_NAME,
                                () -> {
                                    throw denied;
                                }))
                .isSameAs(denied);
        assertThat(FileFailures.ofWrite(denied, directory)).isSameAs(denied);
        assertThat(FileFailures.ofWrite(denied, Path.of("/none/at/all"))).isSameAs(denied);
        IOException reply = new FtpReplyException(ReplyCode.FILE_BUSY, "Busy.");
        assertThat(FileFailures.ofWrite(reply, directory)).isSameAs(reply);
    }
}
