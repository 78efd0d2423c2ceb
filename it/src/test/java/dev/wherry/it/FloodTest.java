package dev.wherry.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send without end, or without reading, are made to wait and cost no memory. */
@PlainOnly("its server runs in a JVM of its own, without a certificate")
class FloodTest {
    private static final int MOST_BYTES = 2 << 20; // of heap
    private static final int FLOOD = 200 << 20;
    private static final int JUNK = 10 << 20;

    @TempDir private Path directory;

    /** The server in the child. */
    static final class Child {
        public static void main(String[] arguments) throws IOException {
            VirtualUsers users =
                    VirtualUsers.empty()
                            .user(
                                    "alice",
                                    Password.clear("secret"),
                                    Path.of(arguments[0]),
                                    TestFtpServer.ALL);
            ChildServer.serve(
                    ChildServer.builder().users(users),
                    _ -> {
                        System.gc();
                        Runtime runtime = Runtime.getRuntime();
                        return String.valueOf(runtime.totalMemory() - runtime.freeMemory());
                    });
        }
    }

    private ChildServer start() {
        return ChildServer.start(Child.class, List.of("-Xmx64m"), directory.toString());
    }

    private static long heap(ChildServer server) {
        return Long.parseLong(server.ask("heap"));
    }

    /** Writes until the other side takes no more, and returns how much that was. */
    private static long floodUntilFull(SocketChannel client, String line) throws IOException {
        ByteBuffer lines = ByteBuffer.wrap(line.repeat(20_000).getBytes(US_ASCII));
        client.configureBlocking(false);
        long[] written = {0};
        while (written[0] < FLOOD
                && Await.comesTrue(
                        Duration.ofSeconds(1),
                        () -> {
                            int count = write(client, lines);
                            written[0] += count;
                            if (!lines.hasRemaining()) {
                                lines.rewind();
                            }
                            return count > 0;
                        })) {
            // More was taken.
        }
        return written[0];
    }

    /** Leaves the client to the thread that reads. */
    private static Void write(WireClient client, String line, int times) throws IOException {
        client.socket().getOutputStream().write(line.repeat(times).getBytes(US_ASCII));
        return null;
    }

    private static int write(SocketChannel client, ByteBuffer lines) {
        try {
            return client.write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Proves("F9")
    void ofCommandsWhoseRepliesNobodyReadsIsHeldBack() throws IOException {
        for (String line : List.of("NOOP\r\n", "STAT\r\n", "FEAT\r\n", "XYZZY\r\n")) {
            try (ChildServer server = start();
                    WireClient other = server.login();
                    SocketChannel client = SocketChannel.open()) {
                client.setOption(StandardSocketOptions.SO_RCVBUF, 4 * 1024);
                client.connect(server.address());
                client.write(ByteBuffer.wrap("USER alice\r\nPASS secret\r\n".getBytes(US_ASCII)));
                long before = heap(server);
                assertThat(floodUntilFull(client, line)).isLessThan(FLOOD);
                assertThat(heap(server) - before).as("heap for " + line).isLessThan(MOST_BYTES);
                other.expectInSync();
            }
        }
    }

    @Test
    @Proves("F9")
    void ofCommandsBehindATransferIsHeldBack() throws IOException {
        try (ChildServer server = start();
                WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("STOR a").expectPreliminary();
            long before = heap(server);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> flood = threads.submit(() -> write(ftp, "PWD\r\n", 2_000_000));
                for (int i = 0; i < 10; i++) {
                    assertThat(heap(server) - before).isLessThan(MOST_BYTES);
                }
                assertThat(flood.isDone()).isFalse();
                data.reset();
                ftp.expect(426).expect(257).expect(257);
                ftp.reset(); // which ends the flood
            }
        }
    }

    @Test
    @Proves("F9")
    void isAnsweredInFullOnceTheClientReads() throws Exception {
        int commands = 200_000;
        try (ChildServer server = start();
                WireClient ftp = server.login();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> flood = threads.submit(() -> write(ftp, "NOOP\r\n", commands));
            for (int i = 0; i < commands; i++) {
                ftp.expect(200);
            }
            flood.get();
            ftp.expectInSync();
        }
    }

    @Test
    @Proves({"C6", "C7"})
    void ofJunkOnTheConnectionOfADownloadCostsNothing()
            throws IOException, InterruptedException, ExecutionException {
        byte[] content = new byte[16 << 20];
        new Random(7).nextBytes(content);
        Files.write(directory.resolve("big"), content);
        try (ChildServer server = start();
                WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ftp.send("RETR big").expectPreliminary();
            data.read(1_000);
            long before = heap(server);
            Future<?> flood = threads.submit(() -> writeJunk(data));
            for (int i = 0; i < 10; i++) {
                assertThat(heap(server) - before).isLessThan(MOST_BYTES);
            }
            data.drain();
            assertThat(ftp.reply().code()).isIn(226, 426);
            flood.get();
            ftp.expectInSync();
        }
    }

    private static void writeJunk(DataSocket data) {
        byte[] junk = new byte[64 * 1024];
        try {
            for (int sent = 0; sent < JUNK; sent += junk.length) {
                data.write(junk);
            }
        } catch (UncheckedIOException e) {
            // The server has closed it, as it may.
        }
    }

    @Test
    @Proves("C7")
    void ofJunkOnTheConnectionOfAListingCostsNothing()
            throws IOException, InterruptedException, ExecutionException {
        try (ChildServer server = start();
                WireClient ftp = server.login()) {
            for (String verb : List.of("LIST", "NLST", "MLSD")) {
                try (DataSocket data = ftp.passive();
                        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    Future<?> flood = threads.submit(() -> writeJunk(data));
                    long before = heap(server);
                    ftp.send(verb).expectPreliminary();
                    assertThat(ftp.reply().code()).isIn(226, 426);
                    assertThat(heap(server) - before).isLessThan(MOST_BYTES);
                    flood.get();
                    ftp.expectInSync();
                }
            }
        }
    }

    @Test
    @Proves("F10")
    void ofSessionsThatEachMakeDirectoriesLeavesTheOthersServed() throws Exception {
        try (ChildServer server = start();
                WireClient other = server.login();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<WireClient> makers = List.of(server.login(), server.login(), server.login());
            List<Future<?>> made =
                    IntStream.range(0, makers.size())
                            .<Future<?>>mapToObj(
                                    i -> threads.submit(() -> makeMany(makers.get(i), i)))
                            .toList();
            while (!made.stream().allMatch(Future::isDone)) {
                other.patience(Duration.ofSeconds(5)).expectInSync();
            }
            for (Future<?> each : made) {
                each.get();
            }
        }
    }

    private static void makeMany(WireClient ftp, int number) {
        for (int i = 0; i < 1_000; i++) {
            ftp.send("MKD " + number + "-" + i).expect(257);
        }
    }
}
