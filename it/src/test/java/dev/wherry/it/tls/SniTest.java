package dev.wherry.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.tls.TlsConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several certificates, and the names by which clients ask for them: RFC 6066 §3. */
class SniTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs()
                    .with(builder -> builder.tls(twoNames()).hosts("a.example", "b.example"));

    private static TlsConfig twoNames() {
        try {
            return TlsConfig.builder().selfSigned("a.example").selfSigned("b.example").build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.example, TLSv1.2, a.example",
        "a.example, TLSv1.3, a.example",
        "b.example, TLSv1.2, b.example",
        "b.example, TLSv1.3, b.example",
        "B.Example, TLSv1.3, b.example",
        "c.example, TLSv1.2, a.example",
        "c.example, TLSv1.3, a.example"
    })
    void choosesTheCertificate(String asked, String protocol, String shown) throws Exception {
        TlsClient client = TlsClient.fresh().protocols(protocol).host(asked);
        try (SecureWireClient ftp = SecureWireClient.login(server, client)) {
            assertThat(names(ftp.tls())).contains(shown);
            assertThat(ftp.list("NLST")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void showsTheFirstToWhoAsksForNone(String protocol) throws Exception {
        TlsClient client = TlsClient.fresh().protocols(protocol);
        try (SecureWireClient ftp = SecureWireClient.to(server, client)) {
            assertThat(names(ftp.tls())).contains("a.example");
        }
    }

    /** The data connection shows what the control connection does (RFC 4217 §15.1.1). */
    @ParameterizedTest
    @CsvSource({
        "a.example, TLSv1.2",
        "a.example, TLSv1.3",
        "b.example, TLSv1.2",
        "b.example, TLSv1.3"
    })
    @Proves("R111")
    void showsTheSameOnDataConnections(String asked, String protocol) throws Exception {
        server.write("/a", "content");
        TlsClient client = TlsClient.fresh().protocols(protocol).host(asked);
        try (SecureWireClient ftp = SecureWireClient.login(server, client)) {
            // In a new session, for the certificate to be shown.
            ftp.dataClient(TlsClient.fresh().protocols(protocol).host(asked));
            try (var data = ftp.passive()) {
                ftp.send("RETR a").expectPreliminary();
                SecureWireClient.handshake(data);
                Certificate shown =
                        ((SSLSocket) data.socket()).getSession().getPeerCertificates()[0];
                assertThat(shown).isEqualTo(ftp.session().getPeerCertificates()[0]);
                data.readAll();
                ftp.expect(226);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.example, a.example, 220",
        "a.example, b.example, 504",
        "b.example, a.example, 504",
        "b.example, b.example, 220",
        "a.example, A.EXAMPLE, 220",
        "a.example, a.example., 220"
    })
    @Proves("D17")
    void hostMustAgreeWithIt(String asked, String host, int code) {
        try (SecureWireClient ftp = SecureWireClient.to(server, TlsClient.fresh().host(asked))) {
            ftp.send("HOST " + host).expect(code).login("alice").expectInSync();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example", "b.example"})
    @Proves("D17")
    void hostIsFreeWithoutIt(String host) {
        try (SecureWireClient ftp = SecureWireClient.to(server)) {
            ftp.send("HOST " + host).expect(220).login("alice");
        }
    }

    private static String names(SSLSocket tls) throws Exception {
        X509Certificate shown = (X509Certificate) tls.getSession().getPeerCertificates()[0];
        return String.valueOf(shown.getSubjectAlternativeNames());
    }
}
