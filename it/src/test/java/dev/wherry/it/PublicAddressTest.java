package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The address that PASV tells behind a router: RFC 959 §4.1.2. */
@Proves("R15")
class PublicAddressTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk()
                    .with(TestFtpServer::listenOnIpv6)
                    .with(b ->
                            b.publicAddress("192.0.2.7")
                                    .publicAddress(InetAddress.ofLiteral("::1"), "198.51.100.250"));

    @Test
    void isTheOneThatWasSet() {
        try (WireClient ftp = server.login()) {
            assertThat(ftp.ask("PASV").text()).contains("(192,0,2,7,");
        }
    }

    @Test
    void isTheOneThatWasSetForTheLocalAddress() {
        try (WireClient ftp = server.connectOverIpv6()) {
            ftp.login("alice", "secret");
            assertThat(ftp.ask("PASV").text()).contains("(198,51,100,250,");
        }
    }

    @Test
    void isNotToldByEpsv() {
        server.write("/a", "a");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.dial(ftp.epsv())) {
            ftp.send("RETR a").expectPreliminary();
            assertThat(data.readAll()).asString(UTF_8).isEqualTo("a");
            ftp.expect(226);
        }
    }
}
