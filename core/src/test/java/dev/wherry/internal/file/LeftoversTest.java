package dev.wherry.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.file.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LeftoversTest {
    private static final long OWN_PID = ProcessHandle.current().pid();

    @TempDir Path scratch;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectories(scratch.resolve("root/d/e")).getParent().getParent();
    }

    private static String nameOf(long pid) {
        return TempName.next().replace("-" + OWN_PID + "-", "-" + pid + "-");
    }

    private static long deadPid() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private static Leftovers swept(FileTree... trees) throws InterruptedException {
        Leftovers leftovers = Leftovers.sweeping(List.of(trees), Box.CALLS);
        assertThat(leftovers.await(Duration.ofSeconds(30))).isTrue();
        return leftovers;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void removesWhatDeadProcessesLeft() throws Exception {
        long dead = deadPid();
        Files.writeString(root.resolve(nameOf(dead)), "half");
        Files.writeString(root.resolve("d/e").resolve(nameOf(dead)), "half");
        Files.createDirectory(root.resolve("d").resolve(nameOf(dead)));
        Files.createSymbolicLink(root.resolve(nameOf(dead)), Path.of("d"));
        Files.writeString(root.resolve("d/kept"), "whole");

        assertThat(swept(FileTree.of(root)).removed()).isEqualTo(4);
        try (var all = Files.walk(root)) {
            assertThat(all)
                    .containsExactlyInAnyOrder(
                            root, root.resolve("d"), root.resolve("d/e"), root.resolve("d/kept"));
        }
    }

    @Test
    void leavesWhatIsStillBeingWritten() throws Exception {
        Path ours = Files.writeString(root.resolve(TempName.next()), "half");
        Path living = Files.writeString(root.resolve(nameOf(aliveElsewhere())), "half");
        Path elsewhere = Files.writeString(root.resolve(".wherry-1-elsewhere-x.part"), "half");

        assertThat(swept(FileTree.of(root)).removed()).isZero();
        assertThat(ours).exists();
        assertThat(living).exists();
        assertThat(elsewhere).exists();
    }

    private static long aliveElsewhere() {
        return ProcessHandle.allProcesses()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> pid != OWN_PID)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void removesWhatOneOfTheSameNumberLeftBeforeUs() throws Exception {
        Path before = Files.writeString(root.resolve(TempName.next()), "half");
        Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
        Files.setLastModifiedTime(before, FileTime.from(start.minusSeconds(10)));

        assertThat(swept(FileTree.of(root)).removed()).isOne();
    }

    @Test
    void removesWhatIsOlderThanADayWhoeverMadeIt() throws Exception {
        for (String name : List.of(nameOf(aliveElsewhere()), ".wherry-1-elsewhere-x.part")) {
            Path old = Files.writeString(root.resolve(name), "half");
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(90_000)));
        }
        assertThat(swept(FileTree.of(root)).removed()).isEqualTo(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsNoLink() throws Exception {
        Path outside = Files.createDirectory(scratch.resolve("outside"));
        Path leftover = Files.writeString(outside.resolve(nameOf(deadPid())), "half");
        Files.createSymbolicLink(root.resolve("link"), outside);
        Files.createSymbolicLink(root.resolve("loop"), root);

        assertThat(swept(FileTree.of(root)).removed()).isZero();
        assertThat(leftover).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void sweepsMountsButNothingReadOnly() throws Exception {
        Path memory = Jimfs.newFileSystem(Configuration.unix()).getPath("/work");
        Path readOnly = Files.createDirectory(scratch.resolve("ro"));
        long dead = deadPid();
        Files.writeString(memory.resolve(nameOf(dead)), "half");
        Path kept = Files.writeString(readOnly.resolve(nameOf(dead)), "half");
        FileTree tree =
                FileTree.of(root)
                        .mount("/memory", FileTree.of(memory))
                        .mount("/ro", FileTree.of(readOnly).readOnly());

        assertThat(swept(tree, tree, FileTree.of(scratch.resolve("none"))).removed()).isOne();
        assertThat(kept).exists();
    }

    @Test
    void stopsWhenItIsClosed() throws Exception {
        for (int i = 0; i < 200; i++) {
            Files.createDirectory(root.resolve("d" + i));
        }
        Leftovers leftovers = Leftovers.sweeping(List.of(FileTree.of(root)), Box.CALLS);
        leftovers.close();

        assertThat(leftovers.await(Duration.ofSeconds(30))).isTrue();
    }
}
