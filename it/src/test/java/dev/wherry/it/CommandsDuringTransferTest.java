package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client says while a transfer runs: nothing of it changes the transfer. */
@Proves("G4")
class CommandsDuringTransferTest {
    private static final int LARGE = 8 << 20;

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    /** A command, the code of its reply if it is served behind the transfer. */
    private record Later(String line, int code) {
        @Override
        public String toString() {
            return line;
        }
    }

    static Stream<Later> commandsThatWait() {
        return Stream.of(
                new Later("USER /etc/passwd", 331),
                new Later("PASS x", 503),
                new Later("ACCT x", 202),
                new Later("CWD /other", 250),
                new Later("CDUP", 250),
                new Later("PWD", 257),
                new Later("XPWD", 257),
                new Later("TYPE A", 200),
                new Later("MODE S", 200),
                new Later("STRU F", 200),
                new Later("REST 5", 350),
                new Later("RANG 1 3", 350),
                new Later("PASV", 227),
                new Later("EPSV", 229),
                new Later("EPSV ALL", 200),
                new Later("PORT 127,0,0,1,255,255", 200),
                new Later("EPRT |1|127.0.0.1|65535|", 200),
                new Later("ALLO 5", 202),
                new Later("RNFR small", 350),
                new Later("RNTO x", 503),
                new Later("DELE small", 250),
                new Later("MKD made", 257),
                new Later("RMD other", 250),
                new Later("SIZE small", 213),
                new Later("MDTM small", 213),
                new Later("MFMT 20200101000000 small", 213),
                new Later("MFF Modify=20200101000000; small", 213),
                new Later("MLST small", 250),
                new Later("RETR small", 425),
                new Later("STOR small", 425),
                new Later("APPE small", 425),
                new Later("STOU", 425),
                new Later("LIST", 425),
                new Later("NLST", 425),
                new Later("MLSD", 425),
                new Later("SITE CHMOD 600 small", 200),
                new Later("SITE HELP", 214),
                new Later("SITE UTIME 20200101000000 small", 200),
                new Later("HASH small", 213),
                new Later("XCRC small", 250),
                new Later("AVBL", 213),
                new Later("DSIZ", 213),
                new Later("FEAT", 211),
                new Later("OPTS UTF8 ON", 200),
                new Later("HELP", 214),
                new Later("SYST", 215),
                new Later("LANG", 200),
                new Later("CLNT x", 200),
                new Later("CSID", 200),
                new Later("HOST localhost", 503),
                new Later("REIN", 220),
                new Later("SMNT /", 502),
                new Later("XYZZY", 500),
                new Later("", 500));
    }

    @ParameterizedTest
    @MethodSource("commandsThatWait")
    @Proves({"R35", "R1"})
    void waitForTheEndOfADownloadAndDoNotChangeIt(Later later) {
        assumeFalse(OverTls.IS_ON && later.line().equals("REIN"), "REIN would end TLS");
        byte[] content = content();
        server.write("/large", content).write("/small", "small content").mkdir("/other");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary();
            byte[] first = data.read(10);
            ftp.send(later.line());
            // STAT is served at once: its reply shows that the line before it was read and waits.
            ftp.send("STAT").expect(211);
            byte[] rest = data.readAll();
            ftp.expect(226).expect(later.code());
            assertThat(first).isEqualTo(java.util.Arrays.copyOf(content, 10));
            assertThat(rest).isEqualTo(java.util.Arrays.copyOfRange(content, 10, content.length));
            ftp.send("NOOP").expect(200);
        }
    }

    @Test
    @Proves("R35")
    void runInTheOrderInWhichTheyCame() {
        server.write("/large", content()).mkdir("/a/b");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary();
            data.read(1);
            ftp.send("CWD a").send("CWD b").send("PWD").send("CDUP").send("PWD").send("TYPE A");
            data.drain();
            ftp.expect(226).expect(250).expect(250).expect(257);
            assertThat(ftp.last().quotedPath()).isEqualTo("/a/b");
            ftp.expect(250).expect(257);
            assertThat(ftp.last().quotedPath()).isEqualTo("/a");
            ftp.expect(200);
        }
    }

    @Test
    void allWaitEvenIfTheyAreVeryMany() {
        server.write("/large", content());
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary();
            data.read(1);
            ftp.sendRaw("PWD\r\n".repeat(2_000));
            data.drain();
            ftp.expect(226);
            for (int i = 0; i < 2_000; i++) {
                ftp.expect(257);
            }
            ftp.send("SYST").expect(215);
        }
    }

    @Test
    @Proves({"R34", "R49", "G13"})
    void statAndNoopAreAnsweredAtOnce() {
        server.write("/large", content());
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary();
            data.read(1);
            for (int i = 0; i < 100; i++) {
                List<String> status = ftp.send("STAT").reply().inner();
                assertThat(status).anyMatch(line -> line.contains("RETR /large"));
                ftp.send("NOOP").expect(200);
            }
            assertThat(data.drain()).isEqualTo(LARGE - 1);
            ftp.expect(226);
        }
    }

    @Test
    @Proves({"R34", "G13"})
    void statDoesNotGetBetweenTheLinesOfOtherReplies() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < 500; i++) {
                try (DataSocket data = ftp.passive()) {
                    ftp.send("RETR a").expectPreliminary().sendRaw("STAT\r\nSTAT\r\nSTAT\r\n");
                    data.begin();
                    List<Integer> codes =
                            Stream.generate(ftp::reply).limit(4).map(WireReply::code).toList();
                    assertThat(codes).containsExactlyInAnyOrder(211, 211, 211, 226);
                    assertThat(data.readAll()).asString(UTF_8).isEqualTo("a");
                }
            }
        }
    }

    @Test
    @Proves("R1")
    void statAndNoopDoNotOvertakeThePreliminaryReply() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < 500; i++) {
                try (DataSocket data = ftp.passive()) {
                    ftp.sendRaw("RETR a\r\nSTAT\r\nNOOP\r\n").expectPreliminary();
                    data.begin();
                    List<Integer> codes =
                            Stream.generate(ftp::reply).limit(3).map(WireReply::code).toList();
                    assertThat(codes).containsExactlyInAnyOrder(226, 211, 200);
                    assertThat(codes).containsSubsequence(211, 200);
                    assertThat(data.readAll()).asString(UTF_8).isEqualTo("a");
                }
            }
        }
    }

    @Test
    void theFileOfTheCommandIsSentThoughTheDirectoryChangedMeanwhile() {
        server.write("/a/file", "of a").write("/b/file", "of b");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD /a").expect(250);
            var target = ftp.pasv();
            ftp.send("RETR file").expect(150).send("CWD /b").send("TYPE A");
            ftp.send("STAT").expect(211);
            try (DataSocket data = ftp.dial(target)) {
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("of a");
            }
            ftp.expect(226).expect(250).expect(200);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/b");
        }
    }

    @Test
    void anUploadIsNotChangedEither() {
        server.mkdir("/a").mkdir("/b");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD /a").expect(250);
            try (DataSocket data = ftp.passive()) {
                ftp.send("STOR file").expectPreliminary();
                data.write("first, ");
                ftp.send("CWD /b").send("REST 3").send("DELE /a/file").send("STAT").expect(211);
                data.write("second");
            }
            ftp.expect(226).expect(250).expect(350).expect(250);
            assertThat(server.names("/b")).isEmpty();
            assertThat(server.names("/a")).isEmpty();
        }
    }

    @Test
    @Proves("R11")
    @PlainOnly("REIN ends TLS, so that nothing can be sent behind it before its reply")
    void reinWaitsAndTheTransferStillBelongsToTheOldUser() {
        byte[] content = content();
        server.write("/large", content);
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary();
            ftp.send("REIN").send("PWD").send("NOOP").expect(200);
            assertThat(data.readAll()).isEqualTo(content);
            ftp.expect(226).expect(220).expect(530);
            ftp.login("alice", "secret");
        }
    }

    private static byte[] content() {
        byte[] content = new byte[LARGE];
        new Random(4).nextBytes(content);
        return content;
    }
}
