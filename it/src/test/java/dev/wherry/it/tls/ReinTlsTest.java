package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.it.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** REIN after AUTH: the reply is protected, then all is in clear again (RFC 4217 §13). */
@Proves({"D16", "R113", "R106"})
class ReinTlsTest {
    @RegisterExtension final TestFtpServer server = Ftps.onJimfs();

    private SecureWireClient login(String protocol) {
        return SecureWireClient.login(
                server, TlsClient.fresh().protocols(protocol).leavingTheConnection());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void startsAnewInClear(String protocol) {
        server.write("/a", "content");
        SecureWireClient secure = login(protocol).send("REIN").expect(220).protectsData(false);
        try (WireClient ftp = secure.backToClear()) {
            ftp.send("PWD").expect(530).send("PBSZ 0").expect(503).send("PROT P").expect(503);
            ftp.login("alice", "secret");
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226).expectInSync();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void takesAuthAgain(String protocol) {
        server.write("/a", "content");
        WireClient clear = login(protocol).send("REIN").expect(220).backToClear();
        TlsClient again = TlsClient.fresh();
        try (SecureWireClient ftp = SecureWireClient.auth(clear, again)) {
            ftp.send("PROT P").expect(503).login("alice");
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226).protectData();
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226);
        }
    }

    @Test
    void waitsForARunningTransfer() {
        SecureWireClient secure = login("TLSv1.3");
        try (DataSocket data = secure.passive()) {
            secure.send("STOR a").expectPreliminary();
            data.write("con");
            secure.send("REIN");
            data.write("tent");
        }
        secure.expect(226).expect(220);
        try (WireClient ftp = secure.backToClear()) {
            ftp.send("PWD").expect(530);
        }
        assertThat(server.readText("/a")).isEqualTo("content");
    }

    @Test
    void endsTheSessionOfAClientThatGoesOnInsideOfTls() {
        try (SecureWireClient ftp = login("TLSv1.3")) {
            ftp.sendRaw("REIN\r\nUSER alice\r\nPASS secret\r\nMKD late\r\n").expect(220);
            ftp.expectClosed();
        }
        assertThat(server.exists("/late")).isFalse();
    }
}
