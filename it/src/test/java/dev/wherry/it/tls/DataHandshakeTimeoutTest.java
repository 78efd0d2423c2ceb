package dev.wherry.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent.Failure;
import dev.wherry.event.FtpEvent.TransferFailed;
import dev.wherry.it.Await;
import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A handshake that comes to no end on a data connection: 522, as for any other failure of it. */
@Proves({"D7", "R108"})
class DataHandshakeTimeoutTest {
    private static final byte[] HALF_A_HELLO = {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC, 3, 3};

    @RegisterExtension
    final TestFtpServer server =
            Ftps.onJimfs()
                    .with(builder -> builder.handshakeTimeout(Duration.ofMillis(500)))
                    .recordingEvents();

    /** The time is also that of the control connection, which a busy machine may take. */
    private SecureWireClient login() {
        List<SecureWireClient> made = new ArrayList<>();
        Await.until(
                "a handshake in time",
                () -> {
                    try {
                        made.add(SecureWireClient.login(server));
                        return true;
                    } catch (UncheckedIOException | AssertionError e) {
                        return false; // in TLS 1.3 the end may come behind the client's part of it
                    }
                });
        return made.getFirst().protectsData(false);
    }

    @Test
    void answers522WhenTheClientIsSilent() {
        server.write("/a", "content");
        try (SecureWireClient ftp = login()) {
            for (String command : List.of("RETR a", "STOR b", "LIST")) {
                try (DataSocket data = ftp.passive()) {
                    ftp.send(command).expectPreliminary().expect(522).expectInSync();
                    data.drain();
                }
            }
        }
        assertThat(server.names("/")).containsExactly("a");
        Await.until("both events", () -> server.events(TransferFailed.class).size() == 2);
        assertThat(server.events(TransferFailed.class))
                .extracting(TransferFailed::failure)
                .containsOnly(Failure.STALLED);
    }

    /** However the bytes drip in: the time is for all of them. */
    @Test
    void answers522WhenTheClientDrips() throws Exception {
        try (SecureWireClient ftp = login();
                DataSocket data = ftp.passive()) {
            ftp.send("STOR b").expectPreliminary().protectsData(false);
            Thread dripping = Thread.ofVirtual().start(() -> drip(data));
            ftp.expect(522).expectInSync();
            dripping.join();
        }
        assertThat(server.names("/")).isEmpty();
    }

    /** Sends a hello of 512 bytes, one each 50 ms, until the server has had enough. */
    private static void drip(DataSocket data) {
        try {
            Socket raw = data.rawSocket();
            raw.setSoTimeout(50);
            raw.getOutputStream().write(HALF_A_HELLO);
            for (int i = HALF_A_HELLO.length; i < 512 && !hasEnded(raw); i++) {
                raw.getOutputStream().write(0);
            }
        } catch (IOException e) {
            // The server has ended it, as it should.
        }
    }

    private static boolean hasEnded(Socket raw) throws IOException {
        try {
            return raw.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
