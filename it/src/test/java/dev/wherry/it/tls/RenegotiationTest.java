package dev.wherry.it.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.it.Await;
import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.it.WireClient;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients cannot make the server agree on keys again and again (CVE-2009-3555, CVE-2011-1473). */
@Proves("D10")
class RenegotiationTest {
    private static final int KEY_UPDATES = 5_000;

    @RegisterExtension final TestFtpServer server = Ftps.onJimfs();

    /**
     * The server's answer to the new hello is an alert or the end, and nothing of a handshake:
     * records of TLS 1.2 show their type.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsTheSessionOfWhoRenegotiates(boolean loggedIn) {
        RecordedSocket recorded = new RecordedSocket(server.connectSilently().socket());
        WireClient clear = WireClient.over(recorded, UnaryOperator.identity()).expect(220);
        TlsClient client = TlsClient.fresh().protocols("TLSv1.2");
        try (SecureWireClient ftp = SecureWireClient.auth(clear, client)) {
            if (loggedIn) {
                ftp.login("alice").expectInSync();
            }
            int before = recorded.count();
            assertThatThrownBy(
                            () -> {
                                ftp.tls().startHandshake(); // says hello and does not wait
                                requireMore(ftp);
                            })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
            List<Integer> answer = recorded.typesSince(before);
            assertThat(answer).isNotEmpty().containsOnly(RecordedSocket.ALERT);
            Await.until("the end of the session", () -> server.server().sessions().isEmpty());
        }
    }

    @Test
    void failsTheTransferOfWhoRenegotiates() {
        TlsClient client = TlsClient.fresh().protocols("TLSv1.2");
        try (SecureWireClient ftp = SecureWireClient.login(server, client);
                DataSocket data = ftp.passive()) {
            ftp.send("STOR a").expectPreliminary();
            data.write("some bytes");
            assertThatThrownBy(
                            () -> {
                                SecureWireClient.handshake(data);
                                data.readAll();
                            })
                    .isInstanceOfAny(IOException.class, UncheckedIOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
            ftp.expect(426).expectInSync();
        }
        assertThat(server.names("/")).isEmpty();
    }

    @Test
    void keepsUpWithAKeyUpdateNowAndThen() throws IOException {
        TlsClient client = TlsClient.fresh().protocols("TLSv1.3");
        try (SecureWireClient ftp = SecureWireClient.login(server, client)) {
            for (int i = 0; i < 20; i++) {
                ftp.tls().startHandshake();
                ftp.expectInSync();
            }
        }
    }

    @Test
    void endsTheSessionOfWhoOnlyUpdatesKeys() {
        TlsClient client = TlsClient.fresh().protocols("TLSv1.3");
        try (SecureWireClient ftp = SecureWireClient.login(server, client)) {
            assertThatThrownBy(() -> updateKeysUntilTheEnd(ftp))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void updateKeysUntilTheEnd(SecureWireClient ftp) throws IOException {
        for (int i = 0; i < KEY_UPDATES; i++) {
            ftp.tls().startHandshake();
        }
        ftp.send("NOOP"); // who is still served reads 200 here
        requireMore(ftp);
    }

    private static void requireMore(SecureWireClient ftp) throws IOException {
        if (ftp.tls().getInputStream().read() < 0) {
            throw new EOFException("the server has ended it");
        }
    }
}
