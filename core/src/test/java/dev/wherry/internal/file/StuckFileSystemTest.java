package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static dev.wherry.internal.file.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.file.FileTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Calls that do not return hold up nobody who does not want that file system. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class StuckFileSystemTest {
    private static final int STUCK = 40; // more than the cores of most machines

    @TempDir Path scratch;

    private Path root;
    private Path pipe;

    @BeforeEach
    void makeFiles() throws Exception {
        root = Files.createDirectory(scratch.resolve("root"));
        Files.writeString(root.resolve("a"), "x");
        pipe = scratch.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    }

    @Test
    void otherThreadsGoOn() throws Exception {
        CountDownLatch stuck = new CountDownLatch(STUCK);
        try (FileCalls calls = new FileCalls()) {
            Jail jail = open(breaking(stuck), calls);
            List<FutureTask<String>> readers = new ArrayList<>();
            for (int i = 0; i < STUCK; i++) {
                readers.add(startVirtual(() -> read(jail)));
            }
            assertThat(stuck.await(30, TimeUnit.SECONDS)).isTrue();

            Jail healthy = open(root, calls);
            assertThat(startVirtual(() -> read(healthy)).get(10, TimeUnit.SECONDS)).isEqualTo("x");

            repair(readers);
        }
    }

    @Test
    void theFileSystemItselfIsBusyAfterAWhile() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        FileCalls calls = new FileCalls(new Turns(1, Duration.ofMillis(50)));
        Jail jail = open(breaking(stuck), calls);
        List<FutureTask<String>> readers = List.of(startVirtual(() -> read(jail)));
        assertThat(stuck.await(30, TimeUnit.SECONDS)).isTrue();

        FutureTask<?> late = startVirtual(() -> jail.entry(at("/a")));
        refused(450, () -> causeOf(late));

        repair(readers);
    }

    /** Opening a pipe holds the thread itself until somebody writes, as a dead server would. */
    private Path breaking(CountDownLatch stuck) {
        return ScriptedFileSystem.through(
                (call, _) -> {
                    if (call.equals("open")) {
                        stuck.countDown();
                        Files.newInputStream(pipe).close();
                    }
                },
                root);
    }

    private static Jail open(Path directory, FileCalls calls) {
        return Jail.open(FileTree.of(directory), calls, new KeptDirs(calls), false);
    }

    private void repair(List<FutureTask<String>> readers) throws Exception {
        try (OutputStream _ = Files.newOutputStream(pipe)) {
            for (FutureTask<String> reader : readers) {
                assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo("x");
            }
        }
    }

    private static String read(Jail jail) throws IOException {
        try (SeekableByteChannel file = jail.openForRead(at("/a"))) {
            return Box.text(file);
        }
    }

    private static <T> FutureTask<T> startVirtual(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void causeOf(FutureTask<?> task) throws Throwable {
        try {
            task.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }
}
