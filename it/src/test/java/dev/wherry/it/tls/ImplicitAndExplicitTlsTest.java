package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.it.WireClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One listener of each kind in one server, whose policy asks for nothing. */
class ImplicitAndExplicitTlsTest {
    @RegisterExtension
    final TestFtpServer server =
            Ftps.onJimfs()
                    .with(builder ->
                            builder.listenImplicitTls(
                                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));

    private SecureWireClient implicit() {
        InetSocketAddress second = server.server().addresses().get(1);
        WireClient silent = WireClient.connect(second, second.getAddress());
        return SecureWireClient.on(silent, TlsClient.fresh()).protectsData(true).expect(220);
    }

    @Test
    void eachSpeaksItsOwnWay() {
        server.write("/a", "content");
        try (SecureWireClient ftp = implicit().login("alice");
                WireClient clear = server.login();
                SecureWireClient explicit = SecureWireClient.login(server)) {
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226);
            assertThat(clear.download("RETR a")).asString(UTF_8).isEqualTo("content");
            clear.expect(226);
            assertThat(explicit.download("RETR a")).asString(UTF_8).isEqualTo("content");
            explicit.expect(226);
        }
    }

    @Test
    void dataMayBeInClearWhenSaidSo() {
        server.write("/a", "content");
        try (SecureWireClient ftp = implicit().login("alice")) {
            ftp.send("PROT C").expect(200).protectsData(false);
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226);
        }
    }

    @Test
    @Proves("R113")
    void dataIsProtectedAgainAfterRein() {
        server.write("/a", "content");
        try (SecureWireClient ftp = implicit().login("alice")) {
            ftp.send("REIN").expect(220).login("alice");
            try (DataSocket data = ftp.passive()) {
                ftp.send("RETR a").expectPreliminary();
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("content");
            }
            ftp.expect(226);
        }
    }
}
