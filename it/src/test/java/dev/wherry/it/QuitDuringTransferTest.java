package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** QUIT while a transfer runs: it ends in peace, and then the session does (RFC 959 §4.1.1). */
@Proves({"R12", "G5"})
class QuitDuringTransferTest {
    private static final int LARGE = 8 << 20;

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk().recordingEvents();

    @Test
    void waitsForADownload() {
        byte[] content = new byte[LARGE];
        new Random(1).nextBytes(content);
        server.write("/large", content);
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary().send("QUIT");
            assertThat(data.readAll()).isEqualTo(content);
            ftp.expect(226).expect(221).expectClosed();
        }
    }

    @Test
    void waitsForAnUpload() {
        try (WireClient ftp = server.login()) {
            try (DataSocket data = ftp.passive()) {
                ftp.send("STOR a").expectPreliminary().send("QUIT");
                data.write("complete");
            }
            ftp.expect(226).expect(221).expectClosed();
            assertThat(server.readText("/a")).isEqualTo("complete");
        }
    }

    @Test
    void publishesAnUploadThoughTheClientHalfClosesBehindQuit() {
        try (WireClient ftp = server.login()) {
            try (DataSocket data = ftp.passive()) {
                ftp.send("STOR a").expectPreliminary().send("QUIT").halfClose();
                data.write("complete");
            }
            ftp.expect(226).expect(221).expectClosed();
            assertThat(server.readText("/a")).isEqualTo("complete");
        }
    }

    @Test
    void doesNotReadWhatStandsBehindQuit() {
        server.write("/a", "a").write("/canary", "alive");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.sendRaw("RETR a\r\nQUIT\r\nDELE canary\r\nNOOP\r\n").expectPreliminary();
            assertThat(data.drain()).isEqualTo(1);
            ftp.expect(226).expect(221).expectClosed();
        }
        assertThat(server.exists("/canary")).isTrue();
    }

    @Test
    void canStillBeCutShortByAbor() {
        server.write("/large", new byte[LARGE]);
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary();
            data.read(1);
            ftp.send("ABOR").expect(426).expect(226).send("QUIT").expect(221).expectClosed();
        }
    }

    @Test
    void leavesNothingBehindHoweverOften() {
        server.write("/a", "content");
        for (int i = 0; i < 300; i++) {
            try (WireClient ftp = server.login();
                    DataSocket data = ftp.passive()) {
                ftp.sendRaw("RETR a\r\nQUIT\r\n").expectPreliminary();
                assertThat(data.drain()).isEqualTo(7);
                ftp.expect(226).expect(221).expectClosed();
            }
        }
        Await.until("the end of all sessions", () -> server.server().sessions().isEmpty());
        Await.until(
                "as many ends as beginnings",
                () -> server.events(FtpEvent.Disconnected.class).size() == 300);
        assertThat(server.events(FtpEvent.FileSent.class)).hasSize(300);
    }
}
