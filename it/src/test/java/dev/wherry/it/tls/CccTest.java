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

/** CCC where it is allowed: RFC 4217 §5. */
@Proves({"D16", "R55", "R112"})
class CccTest {
    @RegisterExtension
    final TestFtpServer server =
            Ftps.onJimfs().with(builder -> builder.allowClearCommandChannel(true));

    private SecureWireClient login(String protocol) {
        return SecureWireClient.login(
                server, TlsClient.fresh().protocols(protocol).leavingTheConnection());
    }

    @Test
    void isAFeature() {
        try (WireClient ftp = server.connect()) {
            assertThat(ftp.ask("FEAT").inner()).contains(" CCC");
            ftp.send("CCC").expect(533).send("CCC now").expect(501);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void goesOnInClearWithTheLogin(String protocol) {
        server.mkdir("/sub");
        SecureWireClient secure = login(protocol);
        secure.send("CWD sub").expect(250).send("CCC").expect(200);
        try (WireClient ftp = secure.backToClear()) {
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/sub");
            ftp.send("QUIT").expect(221).expectClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void keepsDataProtected(String protocol) {
        server.write("/a", "content");
        SecureWireClient secure = login(protocol).send("CCC").expect(200);
        try (WireClient ftp = secure.backToClear()) {
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226).upload("STOR b", "up").expect(226);
            assertThat(server.readText("/b")).isEqualTo("up");
        }
    }

    @Test
    void letsProtectionBeChangedNoMore() {
        SecureWireClient secure = login("TLSv1.3").send("CCC").expect(200);
        try (WireClient ftp = secure.backToClear()) {
            for (String command : new String[] {"PBSZ 0", "PROT P", "PROT C"}) {
                assertThat(ftp.ask(command).code()).as(command).isIn(503, 533);
            }
            ftp.send("CCC").expect(533).expectInSync();
        }
    }

    @Test
    void keepsDataInClearThatWasInClear() {
        server.write("/a", "content");
        SecureWireClient secure =
                SecureWireClient.to(server, TlsClient.fresh().leavingTheConnection());
        secure.login("alice").send("CCC").expect(200);
        try (WireClient ftp = secure.backToClear()) {
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
            secure.send("CCC");
            data.write("tent");
        }
        secure.expect(226).expect(200);
        try (WireClient ftp = secure.backToClear()) {
            ftp.expectInSync();
        }
        assertThat(server.readText("/a")).isEqualTo("content");
    }

    @Test
    void allowsAuthAgain() {
        SecureWireClient secure = login("TLSv1.3").send("CCC").expect(200);
        WireClient clear = secure.backToClear();
        int code = clear.ask("AUTH TLS").code();
        assertThat(code).isIn(234, 503, 534);
        if (code == 234) {
            try (SecureWireClient again = SecureWireClient.on(clear, TlsClient.fresh())) {
                again.send("PWD").expect(530).login("alice").expectInSync();
            }
        }
    }
}
