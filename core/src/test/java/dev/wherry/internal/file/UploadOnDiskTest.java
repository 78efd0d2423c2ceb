package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static dev.wherry.internal.file.Refusals.notThere;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wherry.file.FileTree;
import dev.wherry.file.Upload;
import dev.wherry.file.UploadMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Uploads where a file has owners, descriptors and other writers. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class UploadOnDiskTest {
    @TempDir Path root;

    private Box box;

    @BeforeEach
    void open() {
        box = Box.of(root);
    }

    @Test
    void readsFromAFileChannelWhichTheSystemCanSend() throws IOException {
        box.write("/a", "x");
        try (SeekableByteChannel file = box.jail.openForRead(at("/a"))) {
            assertThat(file).isInstanceOf(FileChannel.class);
        }
    }

    @Test
    void theLastOneOfManyWritersWinsAsAWhole() throws Exception {
        List<Callable<String>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String text = String.valueOf(i).repeat(10_000);
            writers.add(() -> {
                for (int round = 0; round < 50; round++) {
                    box.write("/a", text);
                }
                return text;
            });
        }
        box.write("/a", "0".repeat(10_000));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all = writers.stream().map(threads::submit).toList();
            while (!all.stream().allMatch(Future::isDone)) {
                String seen = box.read("/a");
                assertThat(seen).hasSize(10_000);
                assertThat(seen.chars().distinct().count()).isOne();
            }
            for (Future<String> one : all) {
                one.get();
            }
        }
        assertThat(box.names("/")).containsExactly("a");
    }

    @Test
    void aHundredUniqueUploadsAreAHundredFiles() throws Exception {
        Set<String> names = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Upload>> uploads = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                uploads.add(
                        threads.submit(
                                () -> box.jail.uploadUnique(at("/"), "u", UploadMode.ATOMIC)));
            }
            for (Future<Upload> one : uploads) {
                Upload upload = one.get();
                names.add(upload.path().toString());
                Box.publish(upload, upload.path().toString());
            }
        }
        assertThat(names).hasSize(100);
        for (String name : names) {
            assertThat(box.read(name)).isEqualTo(name);
        }
    }

    @Test
    void theContentCanBeReadBeforeItIsPublished() throws IOException {
        for (UploadMode mode : UploadMode.values()) {
            try (Upload upload = box.jail.replace(at("/a"), mode)) {
                upload.write(ByteBuffer.wrap("virus".getBytes(UTF_8)));
                try (SeekableByteChannel content = upload.openContent()) {
                    assertThat(Box.text(content)).isEqualTo("virus");
                }
            }
        }
    }

    /** The JDK looks at names at first, and a call of Linux in directories used again. */
    private void useAgain() throws IOException {
        box.write("/other", "1").write("/other", "2");
    }

    private static Path ofSomebody(Path file, int uid, int gid, int mode) throws IOException {
        Files.setAttribute(file, "unix:uid", uid);
        Files.setAttribute(file, "unix:gid", gid);
        Files.setAttribute(file, "unix:mode", mode);
        return file;
    }

    private static int mode(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:mode") & 07777;
    }

    private void onlyRootGivesAway() throws IOException {
        assumeThat((Integer) Files.getAttribute(root, "unix:uid")).isZero();
    }

    @Test
    void aReplacedFileKeepsItsModeAndItsOwners() throws IOException {
        onlyRootGivesAway();
        Path file = ofSomebody(Files.writeString(root.resolve("a"), "old"), 12, 34, 0602);

        for (int time = 0; time < 3; time++) {
            box.write("/a", "new");

            assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(12);
            assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(34);
            assertThat(mode(file)).isEqualTo(0602);
        }
    }

    @Test
    void aReplacedFileKeepsItsModeWhateverItsOwner() throws IOException {
        Path file = Files.writeString(root.resolve("a"), "old");
        for (int mode : List.of(0602, 0777, 0640, 0666)) {
            Files.setAttribute(file, "unix:mode", mode);
            box.write("/a", "new");
            assertThat(mode(file)).isEqualTo(mode);
        }
    }

    @Test
    void aFileThatIsGoneBeforeItIsReplacedLeavesItsMode() throws IOException {
        useAgain();
        Path file = Files.writeString(root.resolve("a"), "old");
        Files.setAttribute(file, "unix:mode", 0606);
        Upload upload = box.jail.replace(at("/a"), UploadMode.ATOMIC);
        Files.delete(file);
        Box.publish(upload, "new");
        assertThat(mode(file)).isEqualTo(0606);
    }

    @Test
    void aFileThatIsMovedAwayBeforeItIsReplacedLeavesItsOwners() throws IOException {
        onlyRootGivesAway();
        useAgain();
        Path file = ofSomebody(Files.writeString(root.resolve("a"), "old"), 12, 34, 0640);
        Upload upload = box.jail.replace(at("/a"), UploadMode.ATOMIC);
        Files.move(file, root.resolve("a.1"));
        Box.publish(upload, "new");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(12);
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(34);
        assertThat(mode(file)).isEqualTo(0640);
    }

    @Test
    void aFileThatComesBetweenLeavesNothing() throws IOException {
        onlyRootGivesAway();
        useAgain();
        Path file = ofSomebody(Files.writeString(root.resolve("a"), "old"), 12, 34, 0600);
        Upload upload = box.jail.replace(at("/a"), UploadMode.ATOMIC);
        Path between = Files.writeString(root.resolve("b"), "between");
        Files.move(ofSomebody(between, 56, 78, 0666), file, REPLACE_EXISTING);
        Box.publish(upload, "new");
        assertThat(Files.getAttribute(file, "unix:uid")).isNotEqualTo(56);
        assertThat(Files.getAttribute(file, "unix:gid")).isNotEqualTo(78);
        assertThat(mode(file)).isEqualTo(0600);
    }

    @Test
    void nobodyElseReadsWhatReplacesAPrivateFile() throws IOException {
        Path file = Files.writeString(root.resolve("a"), "old");
        Files.setAttribute(file, "unix:mode", 0600);
        try (Upload upload = box.jail.replace(at("/a"), UploadMode.ATOMIC)) {
            upload.write(ByteBuffer.wrap("secret".getBytes(UTF_8)));
            try (var all = Files.list(root)) {
                for (Path path : all.toList()) {
                    assertThat((Integer) Files.getAttribute(path, "unix:mode") & 077).isZero();
                }
            }
        }
    }

    @Test
    void anOpenReaderGoesOnWithWhatItOpened() throws IOException {
        box.write("/a", "old");
        try (SeekableByteChannel reader = box.jail.openForRead(at("/a"))) {
            box.write("/a", "new");
            assertThat(Box.text(reader)).isEqualTo("old");
        }
        assertThat(box.read("/a")).isEqualTo("new");
    }

    @Test
    void continuesAFileThatIsLargerThanAnyBuffer() throws IOException {
        byte[] large = new byte[3_000_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31);
        }
        Files.write(root.resolve("a"), large);
        large[2_000_000] = 'X';

        Box.publish(box.jail.upload(at("/a"), UploadMode.ATOMIC, 2_000_000), "X");

        assertThat(Files.readAllBytes(root.resolve("a"))).isEqualTo(large);
    }

    @Test
    void goesToTheDirectoryThatItStartedIn() throws IOException {
        box.jail.makeDirectory(at("/d"));
        try (Upload upload = box.jail.replace(at("/d/a"), UploadMode.ATOMIC)) {
            box.jail.rename(at("/d"), at("/e"));
            box.jail.makeDirectory(at("/d"));
            upload.publish();
        }
        assertThat(box.names("/e")).containsExactly("a");
        assertThat(box.names("/d")).isEmpty();
    }

    @Test
    void isRefusedWhenItsDirectoryIsGone() throws IOException {
        box.jail.makeDirectory(at("/d"));
        try (Upload upload = box.jail.replace(at("/d/a"), UploadMode.ATOMIC)) {
            Box other = Box.of(root);
            try (var all = Files.list(root.resolve("d"))) {
                Files.delete(all.findFirst().get());
            }
            other.jail.deleteDirectory(at("/d"));
            notThere(upload::publish);
        }
        assertThat(box.names("/")).isEmpty();
    }

    @Test
    void canWaitForTheDisk() throws IOException {
        FileTree tree = FileTree.of(root);
        try (Upload upload =
                Jail.open(tree, Box.CALLS, Box.KEPT, true).replace(at("/a"), UploadMode.ATOMIC)) {
            upload.write(ByteBuffer.wrap("durable".getBytes(UTF_8)));
            upload.publish();
        }
        assertThat(box.read("/a")).isEqualTo("durable");
    }
}
