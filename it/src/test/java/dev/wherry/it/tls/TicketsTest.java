package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.Await;
import dev.wherry.it.DataSocket;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The server has tickets to send behind each handshake of TLS 1.3 (RFC 8446 §4.6.1). What a client
 * has not read when it closes its socket becomes a reset, in which its last bytes may be lost.
 */
class TicketsTest {
    @RegisterExtension final TestFtpServer server = Ftps.onJimfs();

    @Test
    void doNotComeBeforeTheEndOfAnUpload() throws IOException {
        try (SecureWireClient ftp =
                        SecureWireClient.login(server, TlsClient.fresh().protocols("TLSv1.3"));
                DataSocket data = ftp.passive()) {
            ftp.send("STOR a").expectPreliminary();
            data.write("content");
            Await.until(
                    "the first bytes",
                    () -> ftp.ask("STAT").inner().toString().contains("STOR /a: 7 bytes"));
            assertThat(data.rawSocket().getInputStream().available()).isZero();
            data.socket().shutdownOutput();
            ftp.expect(226);
            assertThat(data.rawSocket().getInputStream().available()).isPositive();
        }
        assertThat(server.read("/a")).isEqualTo("content".getBytes(UTF_8));
    }

    /** As a program does that ends with the upload: nothing that has come is read. */
    @Test
    void doNotHarmAClientThatOnlySends() throws IOException {
        byte[] content = new byte[1_000_000];
        try (SecureWireClient ftp =
                SecureWireClient.login(server, TlsClient.fresh().protocols("TLSv1.3"))) {
            for (int i = 0; i < 20; i++) {
                try (DataSocket data = ftp.passive()) {
                    ftp.send("STOR a").expectPreliminary();
                    data.write(content);
                    data.socket().shutdownOutput();
                    data.rawSocket().close();
                    ftp.expect(226);
                }
            }
        }
        assertThat(server.read("/a")).isEqualTo(content);
    }
}
