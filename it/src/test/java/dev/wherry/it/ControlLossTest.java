package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent;
import dev.wherry.event.FtpEvent.Failure;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Connections that end at the wrong moment. "An unexpected close on the control connection will
 * cause the server to take the effective action of an abort (ABOR) and a logout (QUIT)" (RFC 959
 * §4.1.1).
 */
class ControlLossTest {
    private static final int LARGE = 16 << 20;

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk().recordingEvents();

    // The client dies: its sockets are closed in whatever order

    @Test
    @Proves({"R13", "G8"})
    void dropsAnUploadWhoseClientDied() {
        for (int i = 0; i < 100; i++) {
            WireClient ftp = server.login();
            DataSocket data = ftp.passive();
            ftp.send("STOR a").expectPreliminary();
            data.write("half of it");
            ftp.close(); // the control connection first, then the data connection: FIN on both
            awaitNobody();
            assertThat(server.names("/")).isEmpty();
        }
        assertThat(server.events(FtpEvent.FileReceived.class)).isEmpty();
        assertThat(server.events(FtpEvent.TransferFailed.class)).hasSize(100);
    }

    @Test
    @Proves({"R13", "G8"})
    void dropsAnUploadWhoseControlConnectionEndedFirst() {
        server.write("/a", "old");
        WireClient ftp = server.login();
        try (DataSocket data = ftp.passiveOfItsOwn(0)) {
            ftp.send("STOR a").expectPreliminary();
            data.write("half of it");
            ftp.close();
            data.drain(); // the server ends it, as there is nobody to answer to
        }
        awaitNobody();
        assertThat(server.readText("/a")).isEqualTo("old");
        assertThat(server.awaitEvent(FtpEvent.TransferFailed.class).failure())
                .isEqualTo(Failure.CONNECTION_LOST);
    }

    @Test
    @Proves({"R13", "G8"})
    void dropsAnUploadWhoseControlConnectionWasReset() {
        WireClient ftp = server.login();
        try (DataSocket data = ftp.passiveOfItsOwn(0)) {
            ftp.send("STOR a").expectPreliminary();
            data.write("half of it");
            ftp.reset();
            data.drain();
        }
        awaitNobody();
        assertThat(server.names("/")).isEmpty();
    }

    @Test
    @Proves({"R13", "R17"})
    void endsADownloadWhoseControlConnectionEnded() {
        server.write("/large", new byte[LARGE]);
        WireClient ftp = server.login();
        try (DataSocket data = ftp.passiveOfItsOwn(4096)) {
            ftp.send("RETR large").expectPreliminary();
            data.read(1);
            ftp.close();
            awaitNobody();
            assertThat(data.drain()).isLessThan(LARGE);
        }
        assertThat(server.awaitEvent(FtpEvent.TransferFailed.class).failure())
                .isEqualTo(Failure.CONNECTION_LOST);
    }

    // The data connection breaks

    @Test
    @Proves({"G9", "R23"})
    @PlainOnly("a reset may come before the handshake is over: see tls.TruncationTest")
    void answers426ToAnUploadThatWasReset() {
        server.write("/a", "old");
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < 200; i++) {
                DataSocket data = ftp.passive();
                ftp.send("STOR a").expectPreliminary();
                data.write("half of it").reset();
                ftp.expect(426);
                assertThat(server.readText("/a")).isEqualTo("old");
            }
            ftp.expectInSync();
        }
    }

    @Test
    @Proves({"R23", "R18"})
    void answers426ToADownloadThatWasReset() {
        server.write("/large", new byte[LARGE]);
        try (WireClient ftp = server.login()) {
            DataSocket data = ftp.passiveWithSmallWindow();
            ftp.send("RETR large").expectPreliminary();
            data.read(1);
            data.reset();
            ftp.expect(426).expectInSync();
        }
    }

    @Test
    @Proves("R23")
    void answers426ToADownloadThatTheClientClosed() {
        server.write("/large", new byte[LARGE]);
        try (WireClient ftp = server.login()) {
            DataSocket data = ftp.passiveWithSmallWindow();
            ftp.send("RETR large").expectPreliminary();
            data.begin().close();
            ftp.expect(426).expectInSync();
        }
    }

    // Half-closed control connections

    @Test
    @Proves("G10")
    void finishesTheCommandsBeforeAHalfClose() {
        try (WireClient ftp = server.login()) {
            ftp.sendRaw("PWD\r\nMKD a\r\nPWD\r\nMKD unterminat").halfClose();
            ftp.expect(257).expect(257).expect(257).expectClosed();
        }
        assertThat(server.names("/")).containsExactly("a");
    }

    @Test
    @Proves("G10")
    void finishesADownloadThatWasComplete() {
        server.write("/a", "content");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("RETR a").expectPreliminary();
            assertThat(data.readAll()).asString(UTF_8).isEqualTo("content");
            ftp.halfClose().expect(226).expectClosed();
        }
    }

    // Cuts at each place

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Proves("G7")
    @PlainOnly("cuts the login itself")
    void survivesACutBehindEachByteOfAConversation(boolean reset) {
        String script =
                "USER alice\r\n"
                        + "PASS secret\r\n"
                        + "TYPE I\r\n"
                        + "PASV\r\n"
                        + "REST 1\r\n"
                        + "STAT\r\n"
                        + "RNFR a\r\n"
                        + "RETR a\r\n"
                        + "STOR b\r\n"
                        + "QUIT\r\n";
        server.write("/a", "content");
        Consumer<WireClient> end = reset ? WireClient::reset : WireClient::close;
        for (int cut = 0; cut <= script.length(); cut++) {
            WireClient ftp = server.connectSilently();
            ftp.sendRaw(script.substring(0, cut));
            end.accept(ftp);
        }
        awaitNobody();
        assertThat(server.names("/")).containsExactly("a");
        try (WireClient ftp = server.login()) {
            ftp.expectInSync();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOR b", "APPE b", "STOU"})
    @Proves({"G7", "G8", "H8"})
    @PlainOnly("a reset may come before the handshake is over: see tls.TruncationTest")
    void leavesNothingOfAnUploadThatWasCutBehindAnyByte(String command) {
        for (int cut = 0; cut <= 40; cut++) {
            WireClient ftp = server.login();
            DataSocket data = ftp.passive();
            ftp.send(command).expectPreliminary();
            data.write("x".repeat(cut));
            if (cut % 2 == 0) {
                ftp.reset();
            } else {
                data.reset();
                ftp.expect(426).close();
            }
        }
        awaitNobody();
        assertThat(server.names("/")).isEmpty();
    }

    private void awaitNobody() {
        Await.until(
                () -> "the end of " + server.server().sessions(),
                () -> server.server().sessions().isEmpty());
    }
}
