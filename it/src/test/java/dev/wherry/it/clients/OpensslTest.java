package dev.wherry.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.Proves;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** openssl s_client: sees what TLS is spoken, and sends whatever it reads. */
class OpensslTest {
    private static final Client OPENSSL = new Client("openssl", "openssl");

    private static final String CONVERSATION = "USER alice\nPASS secret\nPWD\nQUIT\n";

    @RegisterExtension final Share share = Share.overTls();

    @ParameterizedTest
    @EnumSource
    void talksToTheServer(TlsWay way) {
        client(way, CONVERSATION)
                .succeeded()
                .printed(
                        "Verify return code: 0 (ok)",
                        "New, TLSv" + way.version(),
                        "331 ",
                        "230 ",
                        "257 \"/\"",
                        "221 ");
        assertThat(share.verbs()).contains("USER", "PASS", "PWD", "QUIT");
    }

    @ParameterizedTest
    @EnumSource
    void resumesItsSession(TlsWay way) {
        client(way, CONVERSATION, "-sess_out", "session").succeeded().printed("New, TLSv");
        for (int i = 0; i < 2; i++) { // the same ticket again
            client(way, CONVERSATION, "-sess_in", "session")
                    .succeeded()
                    .printed("Reused, TLSv" + way.version(), "230 ");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("R115")
    void agreesOnTheProtocolFtp(TlsWay way) {
        client(way, CONVERSATION, "-alpn", "ftp").succeeded().printed("ALPN protocol: ftp");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves("R115")
    void isRefusedWithAnOldVersion(boolean implicit) {
        // The client's own rules would not let it try.
        Client.Outcome outcome =
                run(implicit, CONVERSATION, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0");
        assertThat(outcome.status()).as(outcome::toString).isNotZero();
        outcome.printed("alert protocol version").didNotPrint("331 ");
        assertThat(share.verbs()).doesNotContain("USER");
    }

    private Client.Outcome client(TlsWay way, String commands, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("-tls" + way.version().replace('.', '_'));
        return run(way.isImplicit(), commands, all.toArray(String[]::new));
    }

    private Client.Outcome run(boolean implicit, String commands, String... arguments) {
        List<String> all = new ArrayList<>(List.of("s_client", "-connect"));
        all.add("127.0.0.1:" + (implicit ? share.implicitPort() : share.port()));
        all.addAll(List.of("-CAfile", Certificates.right(share), "-verify_ip", "127.0.0.1"));
        all.addAll(List.of("-ign_eof", "-crlf"));
        if (!implicit) {
            all.addAll(List.of("-starttls", "ftp"));
        }
        all.addAll(List.of(arguments));
        return OPENSSL.type(share, commands, all.toArray(String[]::new));
    }
}
