package dev.wherry.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as the operating system sees it: its log, its signals, its exit status. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS) // signals
class ServeProcessTest {
    /**
     * More than all buffers on the way hold, so that a transfer of it ends when its reader says so.
     */
    private static final long LARGE = 64 << 20;

    @TempDir Path folder;

    private WherryProcess serve(String... more) throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-p", "0", "-i", "127.0.0.1", "-d", folder.toString()));
        arguments.addAll(List.of(more));
        return WherryProcess.start(arguments.toArray(String[]::new));
    }

    @Test
    void tellsWhatHappensFromStartToStop() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "hello");
        try (WherryProcess wherry =
                serve("-u", "alice", "-P", "secret", "-r", "50000-60000", "-n", "192.0.2.1")) {
            int port = wherry.port();
            try (RawClient ftp = RawClient.login(port, "alice", "secret")) {
                ftp.send("TYPE I").expect("200");
                try (Socket data = ftp.openData()) {
                    ftp.send("RETR a.txt").expect("1");
                    assertThat(data.getInputStream().readAllBytes())
                            .isEqualTo("hello".getBytes(UTF_8));
                }
                ftp.expect("226");
                ftp.send("CWD nowhere").expect("550");
                ftp.send("QUIT").expect("221");
                ftp.expectEnd();
            }
            wherry.await("FTP session closed");
            wherry.signal("TERM");
            assertThat(wherry.awaitEnd()).isZero();
            assertThat(wherry.lines())
                    .allMatch(
                            line -> line.matches("\\[I [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}] .*"));
            assertThat(
                            wherry.lines().stream()
                                    .map(line ->
                                            line.substring(line.indexOf(']') + 2)
                                                    .replaceAll("^127[.0-9]+:[0-9]+-", "")))
                    .satisfiesExactly(
                            line ->
                                    assertThat(line)
                                            .matches(
                                                    ">>> starting FTP server on 127\\.0\\.0\\.1:"
                                                            + port
                                                            + ", pid=[0-9]+ <<<"),
                            line ->
                                    assertThat(line)
                                            .isEqualTo("masquerade (NAT) address: 192.0.2.1"),
                            line -> assertThat(line).isEqualTo("passive ports: 50000->60000"),
                            line -> assertThat(line).isEqualTo("[] FTP session opened (connect)"),
                            line -> assertThat(line).isEqualTo("[alice] USER 'alice' logged in."),
                            line ->
                                    assertThat(line)
                                            .matches(
                                                    "\\[alice] RETR "
                                                            + folder
                                                            + "/a\\.txt completed=1 bytes=5 seconds=0\\.[0-9]{3}"),
                            line -> assertThat(line).matches("\\[alice] CWD nowhere 550 '.*'"),
                            line ->
                                    assertThat(line)
                                            .matches(
                                                    "\\[.*] FTP session closed \\(disconnect\\)\\."),
                            line ->
                                    assertThat(line)
                                            .matches(
                                                    ">>> shutting down FTP server, pid=[0-9]+, 0 open session\\(s\\) <<<"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalEndsIdleSessionsAtOnceAndTheStatusIsZero(String signal) throws Exception {
        try (WherryProcess wherry = serve("--grace", "1h");
                RawClient ftp = RawClient.login(wherry.port(), "anonymous", "")) {
            wherry.signal(signal);
            ftp.expect("421");
            ftp.expectEnd();
            assertThat(wherry.awaitEnd()).isZero();
            assertThat(wherry.lines().toString()).contains(", 1 open session(s) <<<");
        }
    }

    @Test
    void aTransferMayEndWithinTheGraceTime() throws Exception {
        try (WherryProcess wherry = serve("--grace", "1h");
                RawClient ftp = RawClient.login(wherry.port(), "anonymous", "");
                Socket data = startLargeDownload(ftp)) {
            wherry.signal("TERM");
            wherry.await(">>> shutting down FTP server");
            assertThat(readToTheEnd(data)).isEqualTo(LARGE);
            ftp.expect("226");
            ftp.expect("421");
            ftp.expectEnd();
            assertThat(wherry.awaitEnd()).isZero();
            assertThat(wherry.lines().toString()).contains(" completed=1 bytes=" + LARGE + " ");
        }
    }

    @Test
    void aTransferThatTakesLongerIsAborted() throws Exception {
        try (WherryProcess wherry = serve("--grace", "100ms");
                RawClient ftp = RawClient.login(wherry.port(), "anonymous", "");
                Socket data = startLargeDownload(ftp)) {
            wherry.signal("TERM");
            ftp.expect("426");
            ftp.expect("421");
            ftp.expectEnd();
            assertThat(wherry.awaitEnd()).isZero();
            assertThat(data.isClosed()).isFalse(); // by this end
            assertThat(wherry.lines().toString()).contains(" completed=0 bytes=");
        }
    }

    @Test
    void aSecondSignalEndsTheProcessAtOnce() throws Exception {
        try (WherryProcess wherry = serve("--grace", "1h");
                RawClient ftp = RawClient.login(wherry.port(), "anonymous", "");
                Socket data = startLargeDownload(ftp)) {
            wherry.signal("TERM");
            wherry.await(">>> shutting down FTP server");
            wherry.signal("TERM");
            assertThat(wherry.awaitEnd()).isEqualTo(128 + 15);
            assertThat(data.isClosed()).isFalse();
        }
    }

    @Test
    void aBusyPortIsToldOfInOneSentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            try (WherryProcess wherry =
                    WherryProcess.start("-i", "127.0.0.1", "-p", Integer.toString(port))) {
                assertThat(wherry.awaitEnd()).isEqualTo(2);
                assertThat(wherry.lines())
                        .containsExactly(
                                "wherry: port "
                                        + port
                                        + " is in use; choose another with -p, or -p 0 for any that is free.");
            }
        }
    }

    @Test
    void anAddressOfAnotherMachineIsToldOfInOneSentence() throws Exception {
        try (WherryProcess wherry = WherryProcess.start("-i", "192.0.2.1", "-p", "0")) {
            assertThat(wherry.awaitEnd()).isEqualTo(2);
            assertThat(wherry.lines())
                    .containsExactly(
                            "wherry: 192.0.2.1 is no address of this machine; give one that is with -i, or leave -i out to"
                                    + " listen on all.");
        }
    }

    @Test
    void aCommandThatIsNotThereCannotBeRemoved() throws Exception {
        try (WherryProcess wherry = serve("--remove-command", "FROB")) {
            assertThat(wherry.awaitEnd()).isEqualTo(2);
            assertThat(wherry.lines()).singleElement().asString().contains("FROB");
        }
    }

    /** threats.md F20. */
    @Test
    void aLogThatNobodyReadsHoldsUpNobody() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "hello");
        try (WherryProcess wherry = serve("-D");
                RawClient ftp = RawClient.login(wherry.port(), "anonymous", "")) {
            for (int i = 0;
                    i < 100;
                    i++) { // more than the pipe and the queue hold, and nobody reads
                ftp.send("NOOP\r\n".repeat(99) + "NOOP");
                for (int j = 0; j < 100; j++) {
                    ftp.expect("200");
                }
            }
            try (Socket data = ftp.openData()) {
                ftp.send("RETR a.txt").expect("1");
                assertThat(data.getInputStream().readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
            }
            ftp.expect("226");
            wherry.await(" log line(s) are missing here");
            wherry.signal("TERM");
            assertThat(wherry.awaitEnd()).isZero();
        }
    }

    @Test
    void aQuietOneLogsItselfAndNoSessions() throws Exception {
        try (WherryProcess wherry = serve("-q");
                RawClient ftp = RawClient.login(wherry.port(), "anonymous", "")) {
            ftp.send("CWD /").expect("250");
            wherry.signal("TERM");
            assertThat(wherry.awaitEnd()).isZero();
            assertThat(wherry.lines())
                    .anyMatch(line -> line.contains(">>> starting FTP server"))
                    .anyMatch(line -> line.contains(">>> shutting down FTP server"))
                    .noneMatch(line -> line.contains("anonymous"))
                    .noneMatch(line -> line.contains("session opened"));
        }
    }

    /** Starts to download a file, and returns when the first byte has come. */
    private Socket startLargeDownload(RawClient ftp) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            file.setLength(LARGE);
        }
        ftp.send("TYPE I").expect("200");
        Socket data = ftp.openData();
        ftp.send("RETR large").expect("1");
        assertThat(data.getInputStream().read()).isZero();
        return data;
    }

    private static long readToTheEnd(Socket data) throws IOException {
        InputStream in = data.getInputStream();
        byte[] buffer = new byte[1 << 16];
        long total = 1; // was read to know that the transfer runs
        int n = in.read(buffer);
        while (n >= 0) {
            total += n;
            n = in.read(buffer);
        }
        return total;
    }
}
