package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.WireClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of other protocols that were led here get nothing to work with (ALPACA). */
@Proves("D11")
class ForeignProtocolTest {
    private static final String BODY =
            " / HTTP/1.1\r\nHost: example.org\r\nContent-Length: 99\r\n\r\n<script>alert(1)</script>\r\n";

    @RegisterExtension final TestFtpServer server = Ftps.onJimfs();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET", "POST", "PUT", "HEAD", "CONNECT", "OPTIONS", "DELETE", "PATCH", "TRACE"
            })
    void hearsNoHttpInsideOfTls(String method) throws IOException {
        try (SecureWireClient ftp = SecureWireClient.to(server)) {
            ftp.sendRaw(method + BODY);
            assertThat(new String(ftp.tls().getInputStream().readAllBytes(), ISO_8859_1)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET", "POST", "PUT", "HEAD", "CONNECT", "OPTIONS", "DELETE", "PATCH", "TRACE"
            })
    void hearsNoHttpInClear(String method) throws IOException {
        hearsNothing(method + BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EHLO example.org\r\n",
                "HELO example.org\r\nMAIL FROM:<a@b>\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n"
            })
    void hearsNoOtherProtocol(String text) throws IOException {
        hearsNothing(text);
    }

    private void hearsNothing(String text) throws IOException {
        try (WireClient ftp = server.connect()) {
            ftp.sendRaw(text);
            byte[] heard = readAll(ftp);
            assertThat(new String(heard, ISO_8859_1)).isEmpty();
        }
    }

    private static byte[] readAll(WireClient ftp) throws IOException {
        try {
            return ftp.socket().getInputStream().readAllBytes();
        } catch (java.net.SocketException e) {
            return new byte[0]; // a reset, as not all was read
        }
    }

    @Test
    void endsAfterTenUnknownCommandsBeforeTheLogin() {
        try (SecureWireClient ftp = SecureWireClient.to(server)) {
            for (int i = 0; i < 10; i++) {
                ftp.send("XYZZY " + i).expect(500);
            }
            ftp.send("XYZZY").expect(421).expectClosed();
        }
    }

    @Test
    void mayBeMistypedAfterTheLogin() {
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            for (int i = 0; i < 30; i++) {
                ftp.send("GET /").expect(500);
            }
            ftp.expectInSync();
        }
    }
}
