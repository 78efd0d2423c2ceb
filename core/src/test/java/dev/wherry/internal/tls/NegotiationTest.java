package dev.wherry.internal.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.internal.tls.EngineRules.ClientCertificate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NegotiationTest {
    private Loopback loopback;
    @TempDir private Path directory;

    @BeforeEach
    void listen() throws IOException {
        loopback = new Loopback();
    }

    @AfterEach
    void stop() throws IOException {
        loopback.close();
    }

    private CompletableFuture<TlsLink> serve(ServerEngines engines) {
        return loopback.serve(
                engines::newEngine,
                (link, socket) -> {
                    link.handshake();
                    link.write(ByteBuffer.wrap(new byte[] {'!'}));
                    while (link.read(ByteBuffer.allocate(100)) >= 0) {
                        // on
                    }
                    link.close();
                    return link;
                });
    }

    private String openssl(String input, String... options) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of("openssl", "s_client", "-connect", "127.0.0.1:" + loopback.port()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder seen = new StringBuilder();
        boolean isSent = false;
        for (int c = process.getInputStream().read(); c >= 0; c = process.getInputStream().read()) {
            seen.append((char) c);
            if (!isSent && c == '!') {
                isSent = true;
                process.getOutputStream().write(input.getBytes(ISO_8859_1));
                process.getOutputStream().close();
            }
        }
        process.waitFor();
        return seen.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1", "-tls1_1"})
    void refusesOldVersions(String version) throws Exception {
        CompletableFuture<TlsLink> server = serve(Loopback.engines());
        assertThat(openssl("", version, "-cipher", "ALL:@SECLEVEL=0")).contains("Cipher is (NONE)");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(server::get)
                .withCauseExactlyInstanceOf(TlsFailure.class)
                .withMessageContaining("TLS handshake failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AES128-SHA",
                "ECDHE-ECDSA-AES128-SHA",
                "AES128-GCM-SHA256",
                "aNULL",
                "NULL"
            })
    void refusesWeakCiphers(String cipher) throws Exception {
        CompletableFuture<TlsLink> server = serve(Loopback.engines());
        assertThat(openssl("", "-tls1_2", "-cipher", cipher + ":@SECLEVEL=0"))
                .contains("Cipher is (NONE)");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(server::get)
                .withCauseExactlyInstanceOf(TlsFailure.class);
    }

    @ParameterizedTest
    @CsvSource({"-tls1_2, ECDHE-ECDSA-AES128-GCM-SHA256", "-tls1_3, TLS_AES_128_GCM_SHA256"})
    void prefersItsOwnOrder(String version, String cipher) throws Exception {
        CompletableFuture<TlsLink> server = serve(Loopback.engines());
        assertThat(
                        openssl(
                                "",
                                version,
                                "-ciphersuites",
                                "TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256",
                                "-cipher",
                                "ECDHE+AESGCM:@STRENGTH"))
                .contains("Cipher is " + cipher);
        assertThat(server.get().clientCertificates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'ftp', ftp", "'h2,ftp', ftp", "'x-filezilla-ftp,ftp', ftp"})
    void agreesOnFtp(String offered, String agreed) throws Exception {
        CompletableFuture<TlsLink> server = serve(Loopback.engines());
        assertThat(openssl("", "-alpn", offered)).contains("ALPN protocol: " + agreed);
        assertThat(server.get().applicationProtocol()).isEqualTo(agreed);
    }

    @Test
    void doesNotAskForAnApplicationProtocol() throws Exception {
        CompletableFuture<TlsLink> server = serve(Loopback.engines());
        assertThat(openssl("")).contains("No ALPN negotiated");
        assertThat(server.get().applicationProtocol()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http/1.1", "h2,http/1.1", "smtp"})
    void refusesWhoMeansAnotherProtocol(String offered) throws Exception {
        for (String version : List.of("-tls1_2", "-tls1_3")) {
            CompletableFuture<TlsLink> server = serve(Loopback.engines());
            assertThat(openssl("", version, "-alpn", offered)).contains("SSL alert number 120");
            assertThat(server).failsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void refusesToRenegotiate() throws Exception {
        CompletableFuture<TlsLink> server = serve(Loopback.engines("TLSv1.2"));
        assertThat(openssl("R\n")).contains("RENEGOTIATING");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(server::get)
                .withMessageContaining("renegotiation is not allowed");
    }

    @Test
    void allowsSomeKeyUpdates() throws Exception {
        CompletableFuture<TlsLink> server = serve(Loopback.engines("TLSv1.3"));
        openssl("K\n"); // update and ask for one back
        assertThat(server.get().endedInOrder()).isTrue();
    }

    @Test
    void endsAFloodOfKeyUpdates() throws Exception {
        CompletableFuture<TlsLink> server = serve(Loopback.engines("TLSv1.3"));
        try (SSLSocket client = loopback.connect(Loopback.trusting())) {
            client.getInputStream().read();
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 10_000; i++) {
                                    client.startHandshake(); // a key update, in TLS 1.3
                                }
                            })
                    .isInstanceOf(IOException.class);
        }
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(server::get)
                .withMessageContaining("too many records without data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void picksTheCertificateByHostName(String protocol) throws Exception {
        Identity exact = SelfSigned.make(List.of("ftp.example.org"), Instant.now());
        Identity wild = SelfSigned.make(List.of("*.example.org", "bücher.example"), Instant.now());
        ServerEngines engines =
                Loopback.engines(List.of(Loopback.LOCALHOST, wild, exact), protocol);
        assertThat(certificateFor(engines, "ftp.example.org")).isEqualTo(exact.certificate());
        assertThat(certificateFor(engines, "FTP.Example.Org")).isEqualTo(exact.certificate());
        assertThat(certificateFor(engines, "a.example.org")).isEqualTo(wild.certificate());
        assertThat(certificateFor(engines, "xn--bcher-kva.example")).isEqualTo(wild.certificate());
        assertThat(certificateFor(engines, "a.b.example.org"))
                .isEqualTo(Loopback.LOCALHOST.certificate());
        assertThat(certificateFor(engines, "example.org"))
                .isEqualTo(Loopback.LOCALHOST.certificate());
        assertThat(certificateFor(engines, null)).isEqualTo(Loopback.LOCALHOST.certificate());
    }

    private Certificate certificateFor(ServerEngines engines, String host) throws Exception {
        CompletableFuture<TlsLink> server = serve(engines);
        Certificate shown;
        try (SSLSocket client = loopback.connect(Loopback.trusting())) {
            if (host != null) {
                SSLParameters parameters = client.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(host)));
                client.setSSLParameters(parameters);
            }
            assertThat(client.getInputStream().read()).isEqualTo('!');
            shown = client.getSession().getPeerCertificates()[0];
        }
        assertThat(server.get().requestedHost()).isEqualTo(host);
        return shown;
    }

    @ParameterizedTest
    @CsvSource({
        "WANTED, none, true", "WANTED, known, true", "WANTED, unknown, false",
        "NEEDED, none, false", "NEEDED, known, true", "NEEDED, unknown, false"
    })
    void asksForClientCertificates(ClientCertificate asked, String shown, boolean isLetIn)
            throws Exception {
        Identity known = TestCertificates.client(Files.createDirectory(directory.resolve("known")));
        TestCertificates.client(Files.createDirectory(directory.resolve("unknown")));
        ServerEngines engines =
                ServerEngines.of(
                        List.of(Loopback.LOCALHOST), List.of(known.certificate()), Rules.of(asked));
        CompletableFuture<TlsLink> server = serve(engines);
        if (shown.equals("none")) {
            openssl("");
        } else {
            Path own = directory.resolve(shown);
            openssl("", "-cert", own.resolve("cert.pem") + "", "-key", own.resolve("key.pem") + "");
        }
        if (isLetIn) {
            assertThat(server.get().clientCertificates())
                    .isEqualTo(shown.equals("known") ? known.chain() : List.of());
        } else {
            assertThat(server).failsWithin(Duration.ofSeconds(5));
        }
    }
}
