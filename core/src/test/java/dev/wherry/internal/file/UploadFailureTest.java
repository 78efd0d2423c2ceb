package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static dev.wherry.internal.file.Refusals.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.file.FileTree;
import dev.wherry.file.Upload;
import dev.wherry.file.UploadMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file system that fails in the midst of an upload leaves all as it was. */
class UploadFailureTest {
    @TempDir Path root;

    private String failingCall = "";
    private Exception failure = new IOException("Input/output error");
    private int callsBeforeFailure;
    private Box box;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(root.resolve("a"), "old");
        box = Box.of(ScriptedFileSystem.through(this::fail, root));
    }

    private void fail(String call, Path path) throws IOException {
        if (call.equals(failingCall) && callsBeforeFailure-- == 0) {
            switch (failure) {
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new AssertionError(failure);
            }
        }
    }

    private void failAt(String call, int callsBefore, Exception with) {
        failingCall = call;
        callsBeforeFailure = callsBefore;
        failure = with;
    }

    private void assertNothingChanged() throws IOException {
        failingCall = "";
        assertThat(Files.readString(root.resolve("a"))).isEqualTo("old");
        try (var all = Files.list(root)) {
            assertThat(all.map(p -> p.getFileName().toString())).containsExactly("a");
        }
    }

    /** Every call of every kind fails once; none of them may leave anything behind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "open",
                "write",
                "move",
                "readAttributes",
                "toRealPath",
                "checkAccess",
                "getFileStore",
                "setAttribute"
            })
    void whereverItFailsNothingIsLeft(String call) throws IOException {
        for (int before = 0; before < 40; before++) {
            failAt(call, before, new IOException("Input/output error"));
            try (Upload upload = box.jail.append(at("/a"), UploadMode.ATOMIC)) {
                upload.write(ByteBuffer.wrap("new".getBytes(UTF_8)));
                upload.publish();
                failingCall = ""; // nothing failed that matters
                assertThat(Files.readString(root.resolve("a"))).isEqualTo("oldnew");
                Files.writeString(root.resolve("a"), "old");
            } catch (IOException expected) {
                assertThat(callsBeforeFailure).isNegative();
            }
            assertNothingChanged();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, 452",
        "Disk quota exceeded, 552",
        "There is not enough space on the disk, 452",
    })
    void aFullDiskIsTold(String reason, int code) throws IOException {
        failAt("write", 0, new IOException(reason));
        try (Upload upload = box.jail.replace(at("/a"), UploadMode.ATOMIC)) {
            refused(code, () -> upload.write(ByteBuffer.wrap(new byte[9])));
        }
        assertNothingChanged();

        failAt("open", 0, new FileSystemException("x", null, reason));
        refused(code, () -> box.jail.replace(at("/new"), UploadMode.ATOMIC));
        assertNothingChanged();

        failAt("move", 0, new FileSystemException("x", "y", reason));
        try (Upload upload = box.jail.replace(at("/a"), UploadMode.ATOMIC)) {
            refused(code, upload::publish);
        }
        assertNothingChanged();

        failAt("createDirectory", 0, new FileSystemException("x", null, reason));
        refused(code, () -> box.jail.makeDirectory(at("/d")));
    }

    @Test
    void whatMayPassIsNotTheNamesFault() {
        failAt("open", 0, new FileSystemException("x", null, "Too many open files"));
        assertThatThrownBy(() -> box.jail.replace(at("/new"), UploadMode.ATOMIC))
                .isExactlyInstanceOf(FileSystemException.class);

        failAt("open", 0, new FileSystemException("x", null, "Some other reason"));
        refused(553, () -> box.jail.replace(at("/new"), UploadMode.ATOMIC));
    }

    @Test
    void noUncheckedExceptionEscapes() throws IOException {
        Logger warnings = Logger.getLogger(FileFailures.class.getName());
        warnings.setLevel(Level.OFF);
        failAt("open", 0, new ClassCastException());
        refused(550, () -> box.jail.replace(at("/new"), UploadMode.ATOMIC));
        failAt("open", 0, new UnsupportedOperationException());
        refused(502, () -> box.jail.replace(at("/new"), UploadMode.ATOMIC));
        failAt("write", 0, new IllegalStateException());
        try (Upload upload = box.jail.replace(at("/a"), UploadMode.ATOMIC)) {
            refused(550, () -> upload.write(ByteBuffer.wrap(new byte[9])));
        }
        failAt("move", 0, new IllegalArgumentException());
        try (Upload upload = box.jail.replace(at("/a"), UploadMode.ATOMIC)) {
            refused(550, upload::publish);
        }
        failAt("open", 0, new ReadOnlyFileSystemException());
        refused(550, () -> box.jail.replace(at("/new"), UploadMode.ATOMIC));
        failAt("list", 0, new SecurityException());
        refused(550, () -> box.jail.list(at("/")));
        assertNothingChanged();
    }

    @Test
    void aFileThatMayNotBeWrittenIsNotReplaced() throws IOException {
        failAt("checkAccess", 0, new AccessDeniedException("a"));

        assertThatThrownBy(() -> box.jail.replace(at("/a"), UploadMode.ATOMIC))
                .isInstanceOf(AccessDeniedException.class);
        assertNothingChanged();
    }

    @Test
    void afterTheLastTryForAUniqueNameItIsBusy() throws IOException {
        Tree tree = Tree.of(FileTree.of(root), Box.CALLS, Box.KEPT);
        Uploads uploads = new Uploads(tree, false, () -> "taken");
        Files.writeString(root.resolve("up.taken"), "somebody's");

        refused(450, () -> uploads.startUnique(at("/"), "up", UploadMode.ATOMIC));
        refused(450, () -> uploads.startUnique(at("/"), "up", UploadMode.IN_PLACE));
        assertThat(Files.readString(root.resolve("up.taken"))).isEqualTo("somebody's");
    }

    @Test
    void aReservationThatSomebodyFilledStays() throws IOException {
        try (Upload upload = box.jail.uploadUnique(at("/"), "u", UploadMode.ATOMIC)) {
            Files.writeString(root.resolve(upload.path().name()), "filled meanwhile");
        }
        assertThat(box.names("/")).hasSize(2);
    }

    @Test
    void anUploadInPlaceStaysAsFarAsItCame() throws IOException {
        try (Upload upload = box.jail.replace(at("/part"), UploadMode.IN_PLACE)) {
            upload.write(ByteBuffer.wrap("half".getBytes(UTF_8)));
        }
        Box.publish(box.jail.append(at("/part"), UploadMode.IN_PLACE), " rest");

        assertThat(box.read("/part")).isEqualTo("half rest");
    }

    @Test
    void isOverOnceItIsClosedOrPublished() throws IOException {
        Upload upload = box.jail.replace(at("/b"), UploadMode.ATOMIC);
        upload.publish();
        assertThatThrownBy(upload::publish).isInstanceOf(IOException.class);
        upload.close();
        upload.close();
        assertThat(box.read("/b")).isEmpty();

        Upload dropped = box.jail.replace(at("/c"), UploadMode.ATOMIC);
        dropped.close();
        assertThatThrownBy(dropped::publish).isInstanceOf(IOException.class);
        assertThat(box.names("/")).containsExactly("a", "b");
    }

    @Test
    void aReservationIsTakenBackIfNothingCanBeWritten() throws IOException {
        failAt("open", 1, new FileSystemException("x", null, "Some reason"));

        refused(553, () -> box.jail.uploadUnique(at("/"), "u", UploadMode.ATOMIC));
        assertNothingChanged();
    }

    @Test
    void aUniqueNameTakenBetweenLookAndOpenIsTriedAgain() throws IOException {
        failAt("open", 0, new FileAlreadyExistsException("u"));

        Box.publish(box.jail.uploadUnique(at("/"), "u", UploadMode.IN_PLACE), "x");

        assertThat(box.names("/")).hasSize(2);
    }

    @Test
    void aFileMadeBetweenLookAndOpenIsOpenedThen() throws IOException {
        failAt("open", 0, new FileAlreadyExistsException("new"));

        box.write("/new", "x", UploadMode.IN_PLACE);

        assertThat(box.read("/new")).isEqualTo("x");
    }
}
