package dev.wherry.it.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients cannot make the server agree on keys again and again (CVE-2009-3555, CVE-2011-1473). */
@Proves("D10")
class RenegotiationTest {
    private static final int KEY_UPDATES = 5_000;

    @RegisterExtension final TestFtpServer server = Ftps.onJimfs();

    @Test
    void endsTheSessionOfWhoRenegotiates() {
        TlsClient client = TlsClient.fresh().protocols("TLSv1.2");
        try (SecureWireClient ftp = SecureWireClient.login(server, client)) {
            assertThatThrownBy(
                            () -> {
                                ftp.tls().startHandshake();
                                ftp.send("NOOP").expect(200);
                            })
                    .isInstanceOfAny(
                            IOException.class, RuntimeException.class, AssertionError.class);
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
                    .isInstanceOfAny(IOException.class, RuntimeException.class);
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
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < KEY_UPDATES; i++) {
                                    ftp.tls().startHandshake();
                                }
                                ftp.send("NOOP").expect(200);
                            })
                    .isInstanceOfAny(
                            IOException.class, RuntimeException.class, AssertionError.class);
        }
    }
}
