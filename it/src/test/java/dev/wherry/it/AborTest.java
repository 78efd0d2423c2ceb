package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ABOR: RFC 959 §4.1.3, in each phase of a transfer. */
@Proves({"R30", "G3"})
class AborTest {
    private static final int LARGE = 64 << 20;

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    void answers225WhenNothingRuns() {
        try (WireClient ftp = server.login()) {
            ftp.send("ABOR").expect(225).expectInSync();
        }
    }

    @Test
    void closesAPassivePortThatWaits() {
        try (WireClient ftp = server.login()) {
            InetSocketAddress port = ftp.pasv();
            ftp.send("ABOR").expect(225);
            server.write("/a", "a");
            ftp.send("RETR a").expect(425).expectInSync();
            assertThat(port.getPort()).isPositive();
        }
    }

    @Test
    void endsATransferThatWaitsForTheClient() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            ftp.pasv();
            ftp.send("RETR a").expect(150);
            ftp.send("ABOR").expect(426).expect(226).expectInSync();
        }
    }

    @Test
    void endsADownloadThatIsStuck() {
        server.write("/large", new byte[LARGE]);
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary();
            data.read(1);
            ftp.send("ABOR").expect(426).expect(226);
            assertThat(data.drain()).isLessThan(LARGE);
            ftp.expectInSync();
        }
    }

    @Test
    void endsAnUploadAndDropsWhatCame() {
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("STOR a").expectPreliminary();
            data.write("some bytes");
            ftp.send("ABOR").expect(426).expect(226);
            ftp.expectInSync();
            assertThat(server.exists("/a")).isFalse();
            assertThat(data.drain()).isZero();
        }
    }

    @Test
    void endsAnUploadOverAFileAndKeepsTheFile() {
        server.write("/a", "old");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("STOR a").expectPreliminary();
            data.write("some bytes");
            ftp.send("ABOR").expect(426).expect(226);
            assertThat(server.readText("/a")).isEqualTo("old");
        }
    }

    @Test
    void endsAListing() {
        for (int i = 0; i < 3_000; i++) {
            server.write("/d/" + "n".repeat(200) + i, "");
        }
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("MLSD d").expectPreliminary();
            data.read(1);
            WireReply first = ftp.send("ABOR").reply();
            // All of it may have fitted into the buffers of the sockets: then it was complete.
            assertThat(first.code()).isIn(226, 426);
            assertThat(ftp.reply().code()).isIn(225, 226);
            data.drain();
            ftp.expectInSync();
        }
    }

    @Test
    @PlainOnly("urgent data goes past TLS")
    void isHeardBehindATelnetSynchWithUrgentData() {
        server.write("/large", new byte[LARGE]);
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary();
            data.read(1);
            ftp.sendRaw("\u00ff\u00f4\u00ff").sendUrgent(0xF2).send("ABOR");
            ftp.expect(426).expect(226).expectInSync();
        }
    }

    @Test
    void isHeardBehindATelnetSynchWithoutUrgentData() {
        try (WireClient ftp = server.login()) {
            ftp.sendRaw("\u00ff\u00f4\u00ff\u00f2ABOR\r\n").expect(225);
            ftp.sendRaw("\u00f2ABOR\r\n").expect(225).expectInSync();
        }
    }

    @Test
    void leavesTheSessionReadyForTheNextTransfer() {
        server.write("/large", new byte[LARGE]).write("/a", "next");
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < 20; i++) {
                try (DataSocket data = ftp.passiveWithSmallWindow()) {
                    ftp.send("RETR large").expectPreliminary();
                    data.read(1);
                    ftp.send("ABOR").expect(426).expect(226);
                }
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("next");
                ftp.expect(226);
            }
        }
    }

    @Test
    void givesTwoRepliesAndNoMoreWhenItCrossesTheEndOfTheTransfer() {
        server.write("/a", "short");
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < 200; i++) {
                try (DataSocket data = ftp.passive()) {
                    ftp.send("RETR a").send("ABOR").expectPreliminary();
                    int end = ftp.reply().code();
                    int abor = ftp.reply().code();
                    assertThat(end).isIn(226, 426);
                    assertThat(abor).isIn(225, 226);
                    assertThat(data.drain()).isLessThanOrEqualTo(5);
                }
                ftp.expectInSync();
            }
        }
    }

    @Test
    void takesNoArgument() {
        try (WireClient ftp = server.login()) {
            ftp.send("ABOR now").expect(501);
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("ABOR").expect(530);
        }
    }
}
