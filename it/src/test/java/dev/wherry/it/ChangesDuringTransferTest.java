package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that others change while they are transferred, and clients that do not go on. */
class ChangesDuringTransferTest {
    private static final int SIZE = 24 << 20; // more than the buffers of a connection hold
    private static final int STARTED = 100_000;

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk().with(builder -> builder.stallTimeout(Duration.ofSeconds(2)));

    private final byte[] content = randomBytes();

    private static byte[] randomBytes() {
        byte[] bytes = new byte[SIZE];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    /** Something that happens to the file. */
    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }

    /** Downloads the file and lets something happen to it behind the first bytes. */
    private byte[] downloadWith(WireClient ftp, Change change) throws IOException {
        server.write("/file", content);
        try (DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR file").expectPreliminary();
            byte[] first = data.read(STARTED);
            change.run();
            byte[] rest = data.readAll();
            byte[] all = Arrays.copyOf(first, first.length + rest.length);
            System.arraycopy(rest, 0, all, first.length, rest.length);
            return all;
        }
    }

    @Test
    @Proves("H1")
    void aDownloadOfAFileThatShrinksEndsWith451() throws IOException {
        server.write("/file", content);
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR file").expectPreliminary();
            data.read(STARTED);
            Files.write(server.path("/file"), new byte[10]);
            assertThat(data.drain()).isLessThan(SIZE - STARTED);
            ftp.expect(451).expectInSync();
        }
    }

    @Test
    @Proves("H2")
    void aDownloadOfAFileThatGrowsEndsWhereItEndedAtFirst() throws IOException {
        try (WireClient ftp = server.login()) {
            Change growth =
                    () ->
                            Files.writeString(
                                    server.path("/file"), "more", StandardOpenOption.APPEND);
            assertThat(downloadWith(ftp, growth)).isEqualTo(content);
            ftp.expect(226).expectInSync();
        }
    }

    @Test
    @Proves("H2")
    void aDownloadOfAFileThatIsReplacedOrDeletedGoesOn() throws IOException {
        server.write("/other", "other");
        try (WireClient ftp = server.login()) {
            Change replacement =
                    () ->
                            Files.move(
                                    server.path("/other"),
                                    server.path("/file"),
                                    StandardCopyOption.REPLACE_EXISTING);
            assertThat(downloadWith(ftp, replacement)).isEqualTo(content);
            ftp.expect(226);
            assertThat(downloadWith(ftp, () -> Files.delete(server.path("/file"))))
                    .isEqualTo(content);
            ftp.expect(226).expectInSync();
        }
    }

    @Test
    @Proves("H4")
    void ofTwoUploadsOfAFileTheLastToEndWins() {
        String a = "a".repeat(300_000);
        String b = "b".repeat(200_000);
        try (WireClient first = server.login();
                WireClient second = server.login()) {
            DataSocket toFirst = first.passive();
            DataSocket toSecond = second.passive();
            first.send("STOR file").expectPreliminary();
            toFirst.write(a.substring(0, 150_000));
            second.send("STOR file").expectPreliminary();
            toSecond.write(b);
            toSecond.close();
            second.expect(226);
            assertThat(server.readText("/file")).isEqualTo(b);
            toFirst.write(a.substring(150_000));
            toFirst.close();
            first.expect(226);
            assertThat(server.readText("/file")).isEqualTo(a);
        }
    }

    @Test
    @Proves({"H10", "R18"})
    void theDataConnectionHasEndedWhen226Comes() throws SocketException {
        server.write("/small", "content");
        try (WireClient ftp = server.login()) {
            for (int round = 0; round < 50; round++) {
                DataSocket data = ftp.passive();
                ftp.send("RETR small").expectPreliminary();
                data.begin();
                ftp.expect(226);
                data.socket().setSoTimeout(1); // its end is there, or the test fails
                assertThat(data.readAll()).isEqualTo("content".getBytes(UTF_8));
                data.close();
            }
        }
    }

    @Test
    @Proves("F2")
    void aClientThatStopsReadingLosesItsDownload() {
        server.write("/file", content);
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR file").expectPreliminary();
            data.read(STARTED);
            ftp.expect(426).expectInSync();
        }
    }

    @Test
    @Proves("F2")
    void aClientThatStopsSendingLosesItsUpload() {
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("STOR new").expectPreliminary();
            data.write("begun");
            ftp.expect(426).expectInSync();
            assertThat(server.exists("/new")).isFalse();
        }
    }
}
