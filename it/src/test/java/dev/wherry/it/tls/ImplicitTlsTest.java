package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.it.WireClient;
import dev.wherry.tls.TlsPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Listeners on which TLS begins with the first byte. */
class ImplicitTlsTest {
    @RegisterExtension final TestFtpServer server = Ftps.onJimfs(TlsPolicy.IMPLICIT);

    private SecureWireClient connect() {
        return SecureWireClient.toImplicit(server, TlsClient.fresh()).expect(220);
    }

    @Test
    void greetsInsideOfTlsAndProtectsData() {
        server.write("/a", "content");
        try (SecureWireClient ftp = connect().login("alice")) {
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226).upload("STOR b", "up".getBytes(UTF_8)).expect(226);
            assertThat(ftp.list("NLST")).containsExactly("a", "b");
            ftp.send("QUIT").expect(221).expectClosed();
        }
    }

    @Test
    void understandsPbszAndProt() {
        server.write("/a", "content");
        try (SecureWireClient ftp = connect().login("alice").protectData()) {
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226).send("PROT C").expect(534).expectInSync();
        }
    }

    @Test
    @Proves("R51")
    void refusesAuth() {
        try (SecureWireClient ftp = connect()) {
            ftp.send("AUTH TLS").expect(503).login("alice").expectInSync();
        }
    }

    @Test
    void saysNothingInClear() {
        try (WireClient ftp = server.connectSilently()) {
            ftp.sendRaw("USER alice\r\nPASS secret\r\n");
            byte[] answer = readAll(ftp);
            // An alert at the most: content type 21.
            assertThat(answer.length == 0 || answer[0] == 21).isTrue();
            assertThat(new String(answer, UTF_8)).doesNotContain("220", "331");
        }
    }

    @Test
    @Proves("R113")
    void keepsTlsAndProtectionAfterRein() {
        server.write("/a", "content");
        try (SecureWireClient ftp = connect().login("alice")) {
            ftp.send("REIN").expect(220).send("PWD").expect(530).login("alice");
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226).expectInSync();
        }
    }

    @Test
    @Proves("R113")
    void protectsDataWhenToldSoAfterRein() {
        server.write("/a", "content");
        try (SecureWireClient ftp = connect().login("alice")) {
            ftp.send("REIN").expect(220).login("alice").protectData();
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226).expectInSync();
        }
    }

    private static byte[] readAll(WireClient ftp) {
        try {
            return ftp.socket().getInputStream().readAllBytes();
        } catch (java.io.IOException e) {
            return new byte[0];
        }
    }
}
