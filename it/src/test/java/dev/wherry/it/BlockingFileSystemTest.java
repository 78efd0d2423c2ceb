package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file system that does not answer, as a dead NFS mount, holds up those who asked it and nobody
 * else.
 */
@Proves("I6")
@PlainOnly("its server runs in a JVM of its own, without a certificate")
class BlockingFileSystemTest {
    private static final int STUCK_SESSIONS = 200;
    private static final int NOOPS = 2_000;
    private static final Duration LONGEST = Duration.ofMillis(100);

    @TempDir private Path directory;

    /** The server in the child. */
    static final class Child {
        public static void main(String[] arguments) throws IOException {
            Path home = Path.of(arguments[0]);
            Stuck stuck = new Stuck(home.resolve("fifo"));
            Path root = new ScriptedFileSystem(FileSystems.getDefault(), stuck).wrap(home);
            VirtualUsers users =
                    VirtualUsers.empty()
                            .user("alice", Password.clear("secret"), root, TestFtpServer.ALL);
            ChildServer.serve(
                    ChildServer.builder().users(users).maxSessionsPerAddress(STUCK_SESSIONS + 20),
                    stuck::obey);
        }
    }

    /** Waits in each call about a name that begins with {@code latch} or {@code pipe}. */
    private record Stuck(Path fifo, CountDownLatch latch, AtomicInteger waiting) implements Script {
        Stuck(Path fifo) {
            this(fifo, new CountDownLatch(1), new AtomicInteger());
        }

        @Override
        public void before(Call call, Path path) throws IOException {
            String name = String.valueOf(path.getFileName());
            if (name.startsWith("latch") || name.startsWith("pipe")) {
                waiting.incrementAndGet();
                try {
                    stick(name);
                } finally {
                    waiting.decrementAndGet();
                }
            }
        }

        private void stick(String name) throws IOException {
            if (name.startsWith("latch")) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            } else if (latch.getCount() > 0) {
                try (InputStream in = Files.newInputStream(fifo)) { // open(2) waits for a writer
                    in.read();
                }
            }
        }

        String obey(String order) {
            if (order.equals("release")) {
                latch.countDown();
            }
            return String.valueOf(waiting.get());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"latch", "pipe"})
    void holdsUpNobodyElse(String kind) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", directory + "/fifo").start().waitFor()).isZero();
        try (ChildServer server = ChildServer.start(Child.class, List.of(), directory.toString());
                WireClient other = server.login()) {
            warmUp(server, other);
            List<WireClient> stuck = new ArrayList<>();
            for (int i = 0; i < STUCK_SESSIONS; i++) {
                stuck.add(server.login());
            }
            stuck.forEach(ftp -> ftp.send("SIZE " + kind));
            Await.until(
                    "stuck calls", () -> Integer.parseInt(server.ask("count")) == STUCK_SESSIONS);
            assertThat(longest(other)).isLessThan(LONGEST);
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                server.login().send("QUIT").expect(221);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(LONGEST.multipliedBy(10));
            assertThat(Integer.parseInt(server.ask("count"))).isEqualTo(STUCK_SESSIONS);
            release(server);
            for (WireClient ftp : stuck) {
                assertThat(ftp.patience(Duration.ofSeconds(20)).reply().code()).isEqualTo(550);
                ftp.expectInSync();
            }
            assertThat(other.ask("SIZE file").code()).isEqualTo(213);
        }
    }

    /** Lets both JVMs load and compile what the measurement needs. */
    private void warmUp(ChildServer server, WireClient other) throws IOException {
        Files.writeString(directory.resolve("file"), "content");
        for (int i = 0; i < 200; i++) {
            other.send("NOOP").expect(200).send("SIZE file").expect(213);
        }
        server.login().send("QUIT").expect(221);
    }

    private static Duration longest(WireClient ftp) {
        long longest = 0;
        for (int i = 0; i < NOOPS; i++) {
            long start = System.nanoTime();
            ftp.send("NOOP").expect(200);
            longest = Math.max(longest, System.nanoTime() - start);
        }
        return Duration.ofNanos(longest);
    }

    /** Opens the latch, and the pipe until nobody waits for it. */
    private void release(ChildServer server) {
        server.ask("release");
        Await.until(
                "the end of the stuck calls",
                () -> {
                    if (Integer.parseInt(server.ask("count")) == 0) {
                        return true;
                    }
                    openForWriting();
                    return false;
                });
    }

    /** With both directions the open waits for nobody, and lets all readers in. */
    private void openForWriting() {
        try {
            new java.io.RandomAccessFile(directory.resolve("fifo").toFile(), "rw").close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
