package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wherry.file.FileTree;
import dev.wherry.file.Upload;
import dev.wherry.file.UploadMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept open is never more than what the path leads to. */
@EnabledOnOs(OS.LINUX) // which tells the open descriptors
@Timeout(60)
@ParameterizedClass
@ValueSource(ints = {1, 3}) // from the second time on Linux itself is asked for names
class KeptDirsTest {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @Parameter int times;
    @TempDir Path scratch;

    private final long begin = System.nanoTime();
    private final FileCalls calls = new FileCalls();
    private final KeptDirs kept = new KeptDirs(calls);
    private Path root;
    private Box box;

    @BeforeEach
    void read() throws IOException {
        scratch = scratch.toRealPath();
        root = Files.createDirectory(scratch.resolve("root"));
        write(root, "first");
        box = Box.of(FileTree.of(root), kept);
        for (int i = 0; i < times; i++) {
            assertThat(box.read("/f")).isEqualTo("first");
            assertThat(box.read("/d/f")).isEqualTo("first in d");
        }
        assertThat(open()).contains(root, root.resolve("d"));
    }

    @AfterEach
    void close() throws IOException {
        kept.close();
        calls.close();
        assertThat(open()).isEmpty();
    }

    private static void write(Path directory, String content) throws IOException {
        Files.createDirectories(directory.resolve("d"));
        Files.writeString(directory.resolve("f"), content);
        Files.writeString(directory.resolve("d/f"), content + " in d");
    }

    /** What is open of the files of this test. */
    private List<Path> open() throws IOException {
        List<Path> open = new ArrayList<>();
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            for (Path each : all.toList()) {
                try {
                    open.add(Files.readSymbolicLink(each));
                } catch (NoSuchFileException e) {
                    // Closed meanwhile.
                }
            }
        }
        return open.stream().filter(path -> path.startsWith(scratch)).toList();
    }

    private void notThere(String path) {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> box.read(path));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> box.write(path, "lost"));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> box.jail.list(at(path).parent()));
    }

    @Test
    void areUsedAgain() throws IOException {
        box.read("/d/f");
        List<Path> before = open();
        for (int i = 0; i < 10; i++) {
            box.read("/d/f");
            box.write("/d/g", "x");
            box.names("/d");
        }
        assertThat(open()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aRootThatWasReplacedIsSeen() throws IOException {
        Files.move(root, scratch.resolve("old"));
        write(root, "second");
        assertThat(box.read("/f")).isEqualTo("second");
        assertThat(box.read("/d/f")).isEqualTo("second in d");
        box.write("/d/new", "x");
        assertThat(root.resolve("d/new")).exists();
        assertThat(scratch.resolve("old/d/new")).doesNotExist();
        assertThat(box.names("/d")).containsExactly("f", "new");
    }

    @Test
    void aRootThatVanishedIsNotThereUntilItIsBack() throws IOException {
        Path away = Files.move(root, scratch.resolve("away"));
        for (int i = 0; i < 3; i++) {
            notThere("/f");
            notThere("/d/f");
        }
        Files.move(away, root);
        assertThat(box.read("/d/f")).isEqualTo("first in d");
    }

    @Test
    void aRootThatWasDeletedIsNotThereUntilItIsMadeAgain() throws IOException {
        for (String name : List.of("d/f", "d", "f", "")) {
            Files.delete(root.resolve(name));
        }
        notThere("/d/f");
        assertThat(scratch).isEmptyDirectory();
        write(root, "second");
        assertThat(box.read("/d/f")).isEqualTo("second in d");
    }

    /** As when a file system is mounted over a directory, or is gone from it. */
    @Test
    void aRootWhosePathLeadsElsewhereNowIsLeft() throws IOException {
        Path disk = scratch.resolve("disk");
        write(disk, "disk");
        Path mountPoint = Files.createSymbolicLink(scratch.resolve("mnt"), disk);
        Box mounted = Box.of(FileTree.of(mountPoint), kept);
        assertThat(mounted.read("/d/f")).isEqualTo("disk in d");
        Files.delete(mountPoint);
        Files.createDirectory(mountPoint);
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> mounted.read("/d/f"));
        Files.delete(mountPoint);
        Files.createSymbolicLink(mountPoint, disk);
        assertThat(mounted.read("/d/f")).isEqualTo("disk in d");
    }

    @Test
    void aDirectoryThatWasReplacedIsSeen() throws IOException {
        Files.move(root.resolve("d"), root.resolve("old"));
        notThere("/d/f");
        Files.createDirectory(root.resolve("d"));
        Files.writeString(root.resolve("d/f"), "second");
        assertThat(box.read("/d/f")).isEqualTo("second");
        assertThat(box.read("/old/f")).isEqualTo("first in d");
    }

    @Test
    void aDirectoryThatBecameALinkOutIsNotThere() throws IOException {
        Path outside = Files.createDirectory(scratch.resolve("outside"));
        Files.move(root.resolve("d"), outside.resolve("d")); // the very one that is kept
        Files.createSymbolicLink(root.resolve("d"), outside.resolve("d"));
        notThere("/d/f");
        assertThat(outside.resolve("d/f")).content(UTF_8).isEqualTo("first in d");
    }

    @Test
    void aDirectoryThatOneUsesIsNotClosedByAnother() throws IOException {
        try (Upload first = box.jail.replace(at("/d/a"), UploadMode.ATOMIC);
                Upload second = box.jail.replace(at("/d/b"), UploadMode.ATOMIC)) {
            first.write(ByteBuffer.wrap(new byte[] {'1'}));
            box.read("/d/f");
            kept.close();
            second.write(ByteBuffer.wrap(new byte[] {'2'}));
            second.publish();
            first.publish();
        }
        assertThat(root.resolve("d/a")).hasContent("1");
        assertThat(root.resolve("d/b")).hasContent("2");
    }

    @Test
    void areFew() throws IOException {
        for (int i = 0; i < 3 * KeptDirs.MOST; i++) {
            Files.createDirectory(root.resolve("" + i));
            for (int j = 0; j < times; j++) {
                box.write("/" + i + "/f", "x");
            }
        }
        assertThat(open()).hasSizeLessThanOrEqualTo(3 * KeptDirs.MOST);
    }

    @Test
    void areClosedSoonAfterTheirLastUse() throws IOException {
        kept.closeIdle(begin);
        assertThat(open()).contains(root);
        kept.closeIdle(System.nanoTime() + Duration.ofSeconds(2).toNanos());
        while (!open().isEmpty()) { // done in the background
            Thread.yield();
        }
        assertThat(box.read("/d/f")).isEqualTo("first in d");
    }
}
