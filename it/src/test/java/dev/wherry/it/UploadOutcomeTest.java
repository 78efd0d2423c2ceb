package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a file when an upload is cut, refused, or one of two. */
class UploadOutcomeTest {
    private static final int ROUNDS = 100;
    private static final int CUTS = 25;
    private static final byte[] OLD = "the old content\n".repeat(20_000).getBytes(UTF_8);
    private static final byte[] NEW = "something else!\n".repeat(15_000).getBytes(UTF_8);

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private Path temporary() {
        return Path.of(server.temporaries().getFirst());
    }

    private static boolean holds(Path file, int start, byte[] part) {
        try {
            byte[] found = Files.readAllBytes(file);
            int end = start + part.length;
            return found.length >= end && Arrays.equals(found, start, end, part, 0, part.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private enum Cut {
        RESET {
            @Override
            void make(WireClient ftp, DataSocket data) {
                data.reset();
                ftp.expect(426).expectInSync();
            }
        },
        ABOR {
            @Override
            void make(WireClient ftp, DataSocket data) {
                ftp.send("ABOR").expect(426).expect(226).expectInSync();
            }
        },
        CLIENT_GONE {
            @Override
            void make(WireClient ftp, DataSocket data) {
                ftp.close();
            }
        },
        CONTROL_RESET {
            @Override
            void make(WireClient ftp, DataSocket data) {
                ftp.reset();
            }
        };

        abstract void make(WireClient ftp, DataSocket data);
    }

    // Continued uploads

    @ParameterizedTest
    @CsvSource({
        "REST 0, STOR a",
        "REST 1, STOR a",
        "REST 100000, STOR a",
        "REST 320000, STOR a",
        "NOOP, APPE a",
    })
    @Proves({"H5", "H6", "G8", "G9", "R23"})
    void leaveTheOldFileAsItWasWhereverTheyAreCut(String before, String command) {
        Random random = new Random(before.hashCode());
        server.write("/a", OLD);
        for (Cut cut : Cut.values()) {
            for (int i = 0; i < CUTS; i++) {
                int at = random.nextInt(NEW.length);
                try (WireClient ftp = server.login()) {
                    ftp.ask(before);
                    DataSocket data = ftp.passive();
                    ftp.send(command).expectPreliminary();
                    data.write(Arrays.copyOf(NEW, at));
                    cut.make(ftp, data);
                }
                Await.until("the end of the session", () -> server.server().sessions().isEmpty());
                assertThat(server.names("/")).as("%s at %d", cut, at).containsExactly("a");
                assertThat(Arrays.equals(server.read("/a"), OLD)).as("%s at %d", cut, at).isTrue();
            }
        }
    }

    @Test
    @Proves("H6")
    void keepWhatIsBeforeAndBehindWhatTheyWrite() {
        Random random = new Random(6);
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < CUTS; i++) {
                server.write("/a", OLD);
                int offset = random.nextInt(OLD.length + 1);
                byte[] part = Arrays.copyOf(NEW, random.nextInt(NEW.length));
                byte[] expected = Arrays.copyOf(OLD, Math.max(OLD.length, offset + part.length));
                System.arraycopy(part, 0, expected, offset, part.length);
                ftp.send("REST " + offset).expect(350).upload("STOR a", part).expect(226);
                assertThat(Arrays.equals(server.read("/a"), expected))
                        .as("%d bytes at %d", part.length, offset)
                        .isTrue();
                ftp.upload("APPE a", NEW).expect(226);
                assertThat(Arrays.equals(server.read("/a"), joined(expected, NEW))).isTrue();
            }
        }
    }

    @Test
    @Proves({"H5", "H6"})
    void areNotSeenUntilTheyAreDone() {
        server.write("/a", OLD);
        try (WireClient ftp = server.login();
                WireClient other = server.login()) {
            for (String command : new String[] {"STOR a", "APPE a"}) {
                byte[] before = server.read("/a");
                if (command.startsWith("STOR")) {
                    ftp.send("REST 5").expect(350);
                }
                try (DataSocket data = ftp.passive()) {
                    ftp.send(command).expectPreliminary();
                    data.write(NEW);
                    int start = command.startsWith("STOR") ? 5 : before.length;
                    Await.until("the bytes", () -> holds(temporary(), start, NEW));
                    assertThat(other.download("RETR a")).isEqualTo(before);
                    other.expect(226);
                    assertThat(other.ask("SIZE a").text()).isEqualTo("" + before.length);
                }
                ftp.expect(226);
                assertThat(server.read("/a")).isNotEqualTo(before);
            }
        }
    }

    // Several at once

    @Test
    @Proves("H4")
    void ofTwoAtOnceTheLastToEndWins() {
        try (WireClient one = server.login();
                WireClient two = server.login()) {
            DataSocket toOne = one.passive();
            DataSocket toTwo = two.passive();
            one.send("STOR a").expectPreliminary();
            two.send("STOR a").expectPreliminary();
            toTwo.write("content of ");
            toOne.write("something of ");
            toTwo.write("two").close();
            two.expect(226);
            assertThat(server.readText("/a")).isEqualTo("content of two");
            toOne.write("one").close();
            one.expect(226);
            assertThat(server.readText("/a")).isEqualTo("something of one");
            assertThat(server.names("/")).containsExactly("a");
        }
    }

    @Test
    @Proves("H4")
    void ofTwoThatRaceTheFileIsOne() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                WireClient one = server.login();
                WireClient two = server.login()) {
            for (int i = 0; i < ROUNDS; i++) {
                Future<?> first = threads.submit(() -> one.upload("STOR a", OLD).expect(226));
                Future<?> second = threads.submit(() -> two.upload("STOR a", NEW).expect(226));
                first.get();
                second.get();
                byte[] found = server.read("/a");
                assertThat(Arrays.equals(found, OLD) || Arrays.equals(found, NEW))
                        .as("one of both in round %d, not %d bytes", i, found.length)
                        .isTrue();
            }
            assertThat(server.names("/")).containsExactly("a");
        }
    }

    @Test
    @Proves({"H4", "H5"})
    void areOldOrNewToAReaderWhoLooksAllTheTime() throws InterruptedException, ExecutionException {
        server.write("/a", OLD);
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                WireClient writer = server.login();
                WireClient reader = server.login()) {
            Future<Integer> looks =
                    threads.submit(() -> {
                        int count = 0;
                        while (!over.get()) {
                            byte[] found = reader.download("RETR a");
                            reader.expect(226);
                            assertThat(Arrays.equals(found, OLD) || Arrays.equals(found, NEW))
                                    .as("old or new, not %d bytes", found.length)
                                    .isTrue();
                            count++;
                        }
                        return count;
                    });
            try {
                for (int i = 0; i < ROUNDS; i++) {
                    if (i % 3 == 2) {
                        DataSocket data = writer.passive();
                        writer.send("STOR a").expectPreliminary();
                        data.write(Arrays.copyOf(NEW, 1000 * i));
                        data.reset();
                        writer.expect(426);
                    } else {
                        writer.upload("STOR a", i % 3 == 0 ? NEW : OLD).expect(226);
                    }
                }
            } finally {
                over.set(true);
            }
            assertThat(looks.get()).isPositive();
        }
    }

    // Refused ones

    @ParameterizedTest
    @ValueSource(strings = {"STOR", "APPE", "STOU"})
    @Proves("H8")
    @PlainOnly("a reset may come before the handshake is over: see tls.TruncationTest")
    void leaveNothingWhenTheyEndBeforeTheFirstByte(String verb) {
        String command = verb.equals("STOU") ? verb : verb + " fresh";
        try (WireClient ftp = server.login()) {
            ftp.send(command).expect(425);
            DataSocket closed = ftp.active();
            closed.close();
            ftp.send(command).expect(150).expect(425);
            ftp.pasv();
            ftp.send(command).expect(150).send("ABOR").expect(426).expect(226);
            DataSocket data = ftp.passive();
            ftp.send(command).expectPreliminary();
            data.reset();
            ftp.expect(426);
            ftp.pasv();
            ftp.send(command).expect(150);
        }
        Await.until("the end of the session", () -> server.server().sessions().isEmpty());
        assertThat(server.names("/")).isEmpty();
    }
}
