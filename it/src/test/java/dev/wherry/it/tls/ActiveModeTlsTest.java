package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.tls.DataSessionPolicy;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server connects, and still has the server's role in TLS: RFC 4217 §7. */
@Proves({"D14", "R110"})
class ActiveModeTlsTest {
    @RegisterExtension
    final TestFtpServer server =
            Ftps.onJimfs().with(builder -> builder.dataSessions(DataSessionPolicy.REQUIRED));

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void transfersBothWays(String protocol) {
        server.write("/a", "content");
        TlsClient client = TlsClient.fresh().protocols(protocol);
        try (SecureWireClient ftp = SecureWireClient.login(server, client)) {
            for (int i = 0; i < 3; i++) {
                try (DataSocket data = ftp.ftp().active()) {
                    ftp.send("RETR a").expect(150);
                    assertThat(data.readAll()).asString(UTF_8).isEqualTo("content");
                    ftp.expect(226);
                }
                try (DataSocket data = ftp.ftp().active()) {
                    ftp.send("LIST").expect(150);
                    assertThat(data.readLines()).isNotEmpty();
                    ftp.expect(226);
                }
            }
            try (DataSocket data = ftp.ftp().active()) {
                ftp.send("STOR b").expect(150);
                data.write("up").close();
                ftp.expect(226);
            }
        }
        assertThat(server.readText("/b")).isEqualTo("up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void refusesANewSessionHereToo(String protocol) throws java.io.IOException {
        server.write("/a", "content");
        TlsClient client = TlsClient.fresh().protocols(protocol);
        try (SecureWireClient ftp = SecureWireClient.login(server, client)) {
            ftp.dataClient(TlsClient.fresh().protocols(protocol));
            try (DataSocket data = ftp.ftp().active()) {
                ftp.send("RETR a").expect(150);
                SecureWireClient.handshake(data);
                ftp.expect(522).expectInSync();
            }
        }
    }
}
