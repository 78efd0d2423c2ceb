package dev.wherry.internal.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class DirectoryWatchTest {
    @TempDir Path root;

    private Path inside;
    private Path file;
    private LinuxDirectory opened;
    private final DirectoryWatches watches = new DirectoryWatches();

    @BeforeEach
    void makeFiles() throws IOException {
        inside = Files.createDirectory(root.resolve("inside"));
        file = Files.writeString(inside.resolve("file"), "content");
        Files.createDirectory(inside.resolve("folder"));
        Files.createFile(root.resolve("other"));
        opened = open(inside);
        assumeTrue(isSupported(), "no inotify here");
    }

    @AfterEach
    void close() {
        watches.close();
        opened.close();
    }

    private boolean isSupported() {
        try (DirectoryWatches some = new DirectoryWatches();
                DirectoryWatch watch = some.watch(opened)) {
            return watch != null;
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private boolean isSeen(Action action) throws IOException {
        try (DirectoryWatch watch = watch()) {
            assertThat(watch.seesChange()).isFalse();
            action.run();
            boolean seen = watch.seesChange();
            assertThat(watch.seesChange()).isEqualTo(seen);
            return seen;
        }
    }

    private DirectoryWatch watch() {
        return Objects.requireNonNull(watches.watch(opened));
    }

    @Test
    void seesEachChangeOfAName() throws IOException {
        Path other = root.resolve("other");
        List<Action> changes =
                List.of(
                        () -> Files.createFile(inside.resolve("new")),
                        () -> Files.delete(inside.resolve("new")),
                        () -> Files.createDirectory(inside.resolve("new")),
                        () -> Files.delete(inside.resolve("new")),
                        () -> Files.createSymbolicLink(inside.resolve("new"), other),
                        () -> Files.move(inside.resolve("new"), inside.resolve("newer")),
                        () -> Files.move(inside.resolve("newer"), root.resolve("newer")),
                        () -> Files.createLink(inside.resolve("link"), other),
                        () -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING));
        for (Action change : changes) {
            assertThat(isSeen(change)).as("change %d", changes.indexOf(change)).isTrue();
        }
    }

    @Test
    void seesEachChangeOfAFile() throws IOException {
        List<Action> changes =
                List.of(
                        () -> Files.writeString(file, "other"),
                        () -> Files.writeString(file, "more", APPEND),
                        () -> Files.newByteChannel(file, WRITE, TRUNCATE_EXISTING).close(),
                        () -> Files.setLastModifiedTime(file, FileTime.fromMillis(1)),
                        () ->
                                Files.setPosixFilePermissions(
                                        file, PosixFilePermissions.fromString("rw-------")),
                        () ->
                                Files.setPosixFilePermissions(
                                        inside.resolve("folder"),
                                        PosixFilePermissions.fromString("rwx------")));
        for (Action change : changes) {
            assertThat(isSeen(change)).as("change %d", changes.indexOf(change)).isTrue();
        }
    }

    @Test
    void seesEachPartThatIsWritten() throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            for (int i = 0; i < 3; i++) {
                assertThat(isSeen(() -> channel.write(ByteBuffer.wrap("x".getBytes(UTF_8)), 1000)))
                        .isTrue();
                assertThat(isSeen(() -> channel.truncate(500))).isTrue();
            }
        }
    }

    @Test
    void seesNothingElse() throws IOException {
        Path outside = Files.createDirectory(root.resolve("outside"));
        List<Action> others =
                List.of(
                        () -> Files.readString(file),
                        () -> Files.list(inside).close(),
                        () -> Files.createFile(inside.resolve("folder").resolve("deeper")),
                        () -> Files.createFile(outside.resolve("new")),
                        () -> Files.move(inside, root.resolve("elsewhere")));
        for (Action other : others) {
            assertThat(isSeen(other)).as("action %d", others.indexOf(other)).isFalse();
        }
    }

    @Test
    void tellsApartWhichDirectoryHasChanged() throws IOException {
        try (LinuxDirectory above = open(root);
                DirectoryWatch first = watch();
                DirectoryWatch second = Objects.requireNonNull(watches.watch(above))) {
            Files.createFile(root.resolve("new"));
            assertThat(first.seesChange()).isFalse();
            assertThat(second.seesChange()).isTrue();
            Files.writeString(file, "other");
            assertThat(first.seesChange()).isTrue();
        }
    }

    @Test
    void aDirectoryHasOneAtATime() throws IOException {
        DirectoryWatch first = watch();
        assertThat(watches.watch(opened)).isNull();
        assertThat(first.seesChange()).isFalse();
        first.close();
        DirectoryWatch second = watch();
        first.close(); // which does not end the other one
        assertThat(second.seesChange()).isFalse();
        Files.writeString(file, "other");
        assertThat(second.seesChange()).isTrue();
        assertThat(isSeen(() -> Files.writeString(file, "once more"))).isTrue();
    }

    @Test
    void isOverForTheKernelAtTheLatestWhenTheNextOneBegins() throws IOException {
        for (int i = 0; i < 5; i++) {
            Path directory = Files.createDirectory(root.resolve("d" + i));
            try (LinuxDirectory next = open(directory)) {
                DirectoryWatch watch = Objects.requireNonNull(watches.watch(next));
                assertThat(inKernel()).isEqualTo(1);
                watch.close();
            }
        }
    }

    @Test
    void manyThreadsNeverMissAChange() throws Exception {
        int rounds = 300;
        Callable<Integer> changer =
                () -> {
                    Path directory = Files.createTempDirectory(root, "many");
                    int watched = 0;
                    try (LinuxDirectory own = open(directory)) {
                        for (int i = 0; i < rounds; i++) {
                            DirectoryWatch watch = watches.watch(own);
                            if (watch != null) {
                                watched++;
                                Files.writeString(directory.resolve("file"), "content");
                                assertThat(watch.seesChange()).isTrue();
                                watch.close();
                            }
                        }
                    }
                    return watched;
                };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            int watched = 0;
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(4, changer))) {
                watched += each.get();
            }
            assertThat(watched).isPositive();
        }
    }

    @Test
    void seesMoreChangesThanAreReadAtOnce() throws IOException {
        int count = 100;
        List<Path> directories = new ArrayList<>();
        List<LinuxDirectory> all = new ArrayList<>();
        List<DirectoryWatch> each = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path directory = Files.createDirectory(root.resolve("d" + i));
            directories.add(directory);
            all.add(open(directory));
            each.add(Objects.requireNonNull(watches.watch(all.get(i))));
        }
        for (int i = 0; i < count; i += 2) {
            Files.createFile(directories.get(i).resolve("long-name-".repeat(20)));
        }
        for (int i = 0; i < count; i++) {
            assertThat(each.get(i).seesChange()).isEqualTo(i % 2 == 0);
        }
        all.forEach(LinuxDirectory::close);
    }

    @Test
    void tellsNoMoreOnceItIsClosed() throws IOException {
        DirectoryWatch watch = watch();
        watch.close();
        watch.close();
        assertThat(watch.seesChange()).isTrue();
        assertThat(isSeen(() -> Files.createFile(inside.resolve("new")))).isTrue();
    }

    @Test
    void allTakeOneDescriptorUntilAllAreClosed() throws IOException {
        long before = descriptors();
        DirectoryWatch first = watch();
        DirectoryWatch second;
        try (LinuxDirectory above = open(root)) {
            second = Objects.requireNonNull(watches.watch(above));
        }
        assertThat(descriptors()).isEqualTo(before + 1);
        watches.close();
        watches.close();
        assertThat(descriptors()).isEqualTo(before);
        assertThat(first.seesChange()).isTrue();
        assertThat(second.seesChange()).isTrue();
        assertThat(watches.watch(opened)).isNull();
        assertThat(descriptors()).isEqualTo(before);
    }

    @Test
    void isNotThereForADirectoryThatIsClosed() {
        opened.close();
        assertThat(watches.watch(opened)).isNull();
    }

    private static LinuxDirectory open(Path directory) {
        return Objects.requireNonNull(LinuxDirectory.open(directory.toString()));
    }

    /** Returns how many watches the kernel knows of, of those of this process. */
    private static long inKernel() throws IOException {
        long count = 0;
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path each : descriptors.filter(DirectoryWatchTest::isWatch).toList()) {
                Path info = Path.of("/proc/self/fdinfo").resolve(each.getFileName());
                try (Stream<String> lines = Files.lines(info)) {
                    count += lines.filter(line -> line.startsWith("inotify ")).count();
                }
            }
        }
        return count;
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(DirectoryWatchTest::isWatch).count();
        }
    }

    private static boolean isWatch(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains("inotify");
        } catch (IOException _) {
            return false; // closed meanwhile
        }
    }
}
