package dev.wherry.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** A download is of the file as it was opened, in each of the ways in which bytes are moved. */
@ParameterizedClass
@CsvSource({"I, true", "I, false", "A, true"})
class ChangedDuringDownloadTest {
    private static final int SIZE = 24 << 20; // more than the sockets of both sides hold
    private static final int FIRST = 100_000; // read before the file is changed

    private final String type;

    @RegisterExtension final TestFtpServer server;

    ChangedDuringDownloadTest(String type, boolean zeroCopy) {
        this.type = type;
        this.server = TestFtpServer.onDisk().with(b -> b.zeroCopy(zeroCopy));
    }

    /** No line end in it, so that it is the same in each type. */
    private static byte[] content() {
        byte[] content = new byte[SIZE];
        byte[] pattern = "0123456789abcdefghijklmnopqrstuvwxyz,".getBytes(US_ASCII);
        for (int i = 0; i < SIZE; i++) {
            content[i] = pattern[i % pattern.length];
        }
        return content;
    }

    private DataSocket begin(WireClient ftp) {
        ftp.send("TYPE " + type).expect(200);
        DataSocket data = ftp.passiveWithSmallWindow();
        ftp.send("RETR a").expectPreliminary();
        return data;
    }

    @Test
    @Proves("H1")
    void endsWith451WhenTheFileShrinks() throws IOException {
        server.write("/a", content());
        try (WireClient ftp = server.login();
                DataSocket data = begin(ftp)) {
            data.read(FIRST);
            try (FileChannel file = FileChannel.open(server.path("/a"), StandardOpenOption.WRITE)) {
                file.truncate(FIRST);
            }
            assertThat(data.drain()).isLessThan(SIZE - FIRST);
            ftp.patience(Duration.ofSeconds(5)).expect(451).expectInSync();
            assertThat(server.server().stats().transfers()).isZero(); // nobody spins on
        }
    }

    @Test
    @Proves("H1")
    @PlainOnly("a download that fails has no end in TLS, as it should be")
    void leavesOutWhatIsNotThereAnyMoreRatherThanFillItUp() throws IOException {
        byte[] content = content();
        server.write("/a", content);
        try (WireClient ftp = server.login();
                DataSocket data = begin(ftp)) {
            data.read(FIRST);
            try (FileChannel file = FileChannel.open(server.path("/a"), StandardOpenOption.WRITE)) {
                file.truncate(SIZE - 1);
            }
            byte[] rest = data.readAll();
            assertThat(rest).isEqualTo(Arrays.copyOfRange(content, FIRST, SIZE - 1));
            ftp.expect(451).expectInSync();
        }
    }

    private interface Change {
        void make() throws IOException;
    }

    private void sendsAllOfTheOpenedFile(Change change) throws IOException {
        byte[] content = content();
        server.write("/a", content).write("/b", "another one");
        try (WireClient ftp = server.login();
                DataSocket data = begin(ftp)) {
            data.read(FIRST);
            change.make();
            byte[] rest = data.readAll();
            assertThat(Arrays.equals(rest, Arrays.copyOfRange(content, FIRST, SIZE)))
                    .as("the content of the opened file, %d bytes", rest.length)
                    .isTrue();
            ftp.expect(226).expectInSync();
        }
    }

    @Test
    @Proves("H2")
    void sendsNothingThatIsAppendedMeanwhile() throws IOException {
        sendsAllOfTheOpenedFile(() ->
                Files.writeString(
                        server.path("/a"), "appended".repeat(100_000), StandardOpenOption.APPEND));
        assertThat(Files.size(server.path("/a"))).isEqualTo(SIZE + 800_000L);
    }

    @Test
    @Proves("H2")
    void sendsTheOldFileWhenAnotherReplacesIt() throws IOException {
        sendsAllOfTheOpenedFile(() ->
                Files.move(
                        server.path("/b"),
                        server.path("/a"),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING));
        assertThat(server.readText("/a")).isEqualTo("another one");
    }

    @Test
    @Proves("H2")
    void sendsAFileThatIsDeletedMeanwhile() throws IOException {
        sendsAllOfTheOpenedFile(() -> Files.delete(server.path("/a")));
        assertThat(server.exists("/a")).isFalse();
    }

    @Test
    @Proves("H2")
    void sendsTheOldFileWhenAnotherClientUploadsANewOne() throws IOException {
        try (WireClient other = server.login()) {
            sendsAllOfTheOpenedFile(
                    () -> other.upload("STOR a", "new".getBytes(UTF_8)).expect(226));
            assertThat(server.readText("/a")).isEqualTo("new");
            other.send("DELE a").expect(250);
        }
    }
}
