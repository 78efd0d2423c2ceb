package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PORT: RFC 959 §4.1.2. */
class PortTest {
    @RegisterExtension
    final TestFtpServer server = TestFtpServer.onDisk().with(TestFtpServer::listenOnIpv6);

    @Test
    @Proves("R14")
    void is200BeforeAnythingIsConnected() {
        try (WireClient ftp = server.login();
                DataSocket data = ftp.active()) {
            assertThat(data.hasVisitor()).isFalse();
        }
    }

    @Test
    @Proves("R14")
    void holdsForOneTransfer() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            try (DataSocket data = ftp.active()) {
                ftp.send("RETR a").expect(150);
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("a");
                ftp.expect(226).send("RETR a").expect(425);
            }
        }
    }

    @Test
    @Proves("R14")
    void isForgottenWhenTheTransferIsRefused() {
        server.write("/a", "a");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.active()) {
            ftp.send("RETR missing").expect(550).send("RETR a").expect(425);
            assertThat(data.hasVisitor()).isFalse();
        }
    }

    @Test
    @Proves("R73")
    void hasNoPlaceOnAnIpv6Connection() {
        try (WireClient ftp = server.connectOverIpv6()) {
            ftp.login("alice", "secret").send("PORT 127,0,0,1,19,136").expect(504);
        }
    }

    @Test
    @Proves("R5")
    void needsAnArgumentAndALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("PORT 127,0,0,1,19,136").expect(530).login("alice", "secret");
            ftp.send("PORT").expect(501);
        }
    }
}
