package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.it.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AUTH: RFC 4217 §4, RFC 2228 §3. */
class AuthTest {
    @RegisterExtension final TestFtpServer server = Ftps.onJimfs().recordingEvents();

    @ParameterizedTest
    @ValueSource(strings = {"TLS", "tls", "Tls", "TLS-C", "tls-c"})
    @Proves({"R51", "R106"})
    void beginsTlsWithDataInClear(String mechanism) {
        server.write("/a", "content");
        WireClient clear = server.connect().send("auth " + mechanism).expect(234);
        try (SecureWireClient ftp = SecureWireClient.on(clear, TlsClient.fresh())) {
            ftp.login("alice");
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226).expectInSync();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSL", "ssl", "TLS-P", "tls-p"})
    @Proves({"R51", "R106"})
    void beginsTlsWithDataProtected(String mechanism) {
        server.write("/a", "content");
        WireClient clear = server.connect().send("AUTH " + mechanism).expect(234);
        try (SecureWireClient ftp =
                SecureWireClient.on(clear, TlsClient.fresh()).protectsData(true)) {
            ftp.login("alice");
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226);
            // Both may be taken back without PBSZ, which nobody of that time said.
            ftp.send("PROT C").expect(200).protectsData(false);
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GSSAPI", "KERBEROS_V4", "TLSX", "TL", "TLS TLS", "X-TLS", "TLS-", "0"})
    @Proves("R51")
    void knowsNoOtherMechanism(String mechanism) {
        try (WireClient ftp = server.connect()) {
            ftp.send("AUTH " + mechanism).expect(504);
            ftp.login("alice", "secret").expectInSync();
        }
    }

    @Test
    @Proves("R51")
    void needsAMechanism() {
        try (WireClient ftp = server.connect()) {
            ftp.send("AUTH").expect(501).send("AUTH TLS").expect(234);
        }
    }

    @Test
    @Proves("R51")
    void isRefusedInsideOfTls() {
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            ftp.send("AUTH TLS").expect(503).send("AUTH SSL").expect(503).expectInSync();
        }
    }

    @Test
    @Proves("R54")
    void hasNoOtherSecurityExchange() {
        try (SecureWireClient ftp = SecureWireClient.to(server)) {
            assertThat(ftp.ask("ADAT AAAA").code()).isIn(500, 502, 503);
            for (String verb : List.of("MIC", "CONF", "ENC")) {
                assertThat(ftp.ask(verb + " AAAA").code()).as(verb).isIn(500, 502, 503, 537);
            }
            ftp.login("alice").expectInSync();
        }
    }

    @Test
    @Proves("R105")
    void isAFeature() {
        try (WireClient ftp = server.connect()) {
            assertThat(ftp.ask("FEAT").inner()).contains(" AUTH TLS", " PBSZ", " PROT");
        }
        try (SecureWireClient ftp = SecureWireClient.to(server)) {
            assertThat(ftp.ask("FEAT").inner()).contains(" AUTH TLS", " PBSZ", " PROT");
        }
    }

    @Test
    @Proves({"D2", "R104"})
    void forgetsTheLogin() {
        server.mkdir("/sub").write("/sub/a", "0123456789");
        try (WireClient clear = server.login()) {
            clear.send("CWD sub").expect(250).send("RNFR a").expect(350);
            clear.send("REST 5").expect(350);
            try (SecureWireClient ftp = SecureWireClient.auth(clear, TlsClient.fresh())) {
                ftp.send("PWD").expect(530).send("RNTO b").expect(530).send("PASS secret");
                ftp.expect(503).send("PBSZ 0").expect(200);
                ftp.ftp().login("alice", "secret");
                assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/");
                ftp.send("RNTO b").expect(503);
                // TYPE is A again, where REST and SIZE cannot be.
                ftp.send("SIZE sub/a").expect(550);
                assertThat(ftp.download("RETR sub/a")).asString(UTF_8).isEqualTo("0123456789");
                ftp.expect(226);
            }
        }
        assertThat(server.exists("/sub/a")).isTrue();
    }

    @Test
    @Proves({"D2", "R104"})
    void forgetsTheNameThatUserTold() {
        try (WireClient clear = server.connect().send("USER alice").expect(331);
                SecureWireClient ftp = SecureWireClient.auth(clear, TlsClient.fresh())) {
            ftp.send("PASS secret").expect(503).send("PWD").expect(530);
        }
    }

    @Test
    @Proves({"D2", "R104"})
    void forgetsThePassivePort() {
        server.write("/a", "content");
        try (WireClient clear = server.login();
                DataSocket early = clear.passive();
                SecureWireClient ftp = SecureWireClient.auth(clear, TlsClient.fresh())) {
            ftp.login("alice").send("RETR a").expect(425);
            assertThat(early.drain()).isZero();
        }
    }

    @Test
    @Proves({"R104", "R26"})
    void waitsForARunningTransfer() {
        try (WireClient clear = server.login()) {
            DataSocket data = clear.passive();
            clear.send("STOR a").expectPreliminary();
            data.write("con");
            clear.send("AUTH TLS");
            data.write("tent").close();
            clear.expect(226).expect(234);
            try (SecureWireClient ftp = SecureWireClient.on(clear, TlsClient.fresh())) {
                ftp.login("alice").expectInSync();
            }
        }
        assertThat(server.readText("/a")).isEqualTo("content");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USER alice\r\nPASS secret\r\n",
                "USER alice\r\n",
                "U",
                "\r\n",
                "\0",
                "\u0016\u0003\u0001"
            })
    @Proves("D1")
    void endsWhenSomethingFollowsInTheSameSegment(String injected) {
        try (WireClient ftp = server.connect()) {
            ftp.sendRaw("AUTH TLS\r\n" + injected);
            int code = ftp.reply().code();
            assertThat(code).isEqualTo(421);
            ftp.expectClosed();
        }
        nothingRan();
    }

    @Test
    @Proves("D1")
    void carriesNothingOutThatWasSaidDuringATransfer() {
        try (WireClient clear = server.login()) {
            DataSocket data = clear.passive();
            clear.send("STOR a").expectPreliminary();
            data.write("content");
            clear.sendRaw("AUTH TLS\r\nUSER alice\r\nPASS secret\r\nMKD injected\r\n");
            // All of it has been read, as it is answered while the transfer runs.
            clear.send("NOOP").expect(200);
            data.close();
            clear.expect(226).expect(421).expectClosed();
        }
        assertThat(server.exists("/injected")).isFalse();
    }

    @Test
    @Proves("D1")
    void carriesNothingOutThatCameAfterTheReply() {
        try (WireClient clear = server.connect()) {
            clear.send("AUTH TLS").expect(234);
            clear.sendRaw("USER alice\r\nPASS secret\r\nMKD injected\r\n");
            assertThatThrownBy(() -> SecureWireClient.on(clear, TlsClient.fresh()).send("PWD"))
                    .isInstanceOf(RuntimeException.class);
        }
        nothingRan();
    }

    private void nothingRan() {
        assertThat(server.exists("/injected")).isFalse();
        assertThat(server.events(dev.wherry.event.FtpEvent.LoggedIn.class)).isEmpty();
    }
}
