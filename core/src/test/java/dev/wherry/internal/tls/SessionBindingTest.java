package dev.wherry.internal.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SessionBindingTest {
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

    /** Says hello, as the server does on each connection, and waits for the client's end. */
    private CompletableFuture<TlsLink> serve(Function<String, SSLEngine> engines) {
        return loopback.serve(
                engines,
                (link, socket) -> {
                    link.handshake();
                    link.write(ByteBuffer.wrap("hello\n".getBytes(US_ASCII)));
                    while (link.read(ByteBuffer.allocate(100)) >= 0) {
                        // on
                    }
                    link.close();
                    return link;
                });
    }

    private void talk(SSLContext context, String host) throws IOException {
        try (SSLSocket client = loopback.connect(context)) {
            SSLParameters parameters = client.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(host)));
            client.setSSLParameters(parameters);
            assertThat(client.getInputStream().readNBytes(6))
                    .isEqualTo("hello\n".getBytes(US_ASCII));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void knowsTwoHundredDataConnectionsOfAJavaClient(String protocol) throws Exception {
        Function<String, SSLEngine> engines = Loopback.engines(protocol)::newEngine;
        SSLContext client = Loopback.trusting();
        CompletableFuture<TlsLink> control = serve(engines);
        talk(client, "ftp.example.org");
        for (int i = 0; i < 200; i++) {
            CompletableFuture<TlsLink> data = serve(engines);
            talk(client, "ftp.example.org");
            assertThat(SessionBinding.bound(control.get(), data.get())).as("no. " + i).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void knowsAStrangerAndAnotherClientsSession(String protocol) throws Exception {
        Function<String, SSLEngine> engines = Loopback.engines(protocol)::newEngine;
        SSLContext alice = Loopback.trusting();
        SSLContext bob = Loopback.trusting();
        CompletableFuture<TlsLink> control = serve(engines);
        talk(alice, "ftp.example.org");
        CompletableFuture<TlsLink> other = serve(engines);
        talk(bob, "ftp.example.org");
        CompletableFuture<TlsLink> dataOfBob = serve(engines);
        talk(bob, "ftp.example.org");
        assertThat(SessionBinding.bound(control.get(), other.get())).isFalse();
        assertThat(SessionBinding.bound(control.get(), dataOfBob.get())).isFalse();
        assertThat(SessionBinding.bound(other.get(), dataOfBob.get())).isTrue();
        assertThat(SessionBinding.bound(control.get(), control.get())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void worksWithACertificateThatIsNotTheDefault(String protocol) throws Exception {
        Identity other = SelfSigned.make(List.of("other.example.org"), Instant.now());
        Function<String, SSLEngine> engines =
                Loopback.engines(List.of(Loopback.LOCALHOST, other), protocol)::newEngine;
        SSLContext client = Loopback.trusting();
        CompletableFuture<TlsLink> control = serve(engines);
        talk(client, "other.example.org");
        CompletableFuture<TlsLink> data = serve(engines);
        talk(client, "other.example.org");
        assertThat(control.get().session().getLocalCertificates()[0])
                .isEqualTo(other.certificate());
        assertThat(SessionBinding.bound(control.get(), data.get())).isTrue();
        assertThat(data.get().requestedHost()).isEqualTo("other.example.org");
    }

    /** OpenSSL, GnuTLS and others keep one session and offer it again and again. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void knowsTwoHundredDataConnectionsThatUseTheSameTicket(String protocol) throws Exception {
        Function<String, SSLEngine> engines = Loopback.engines()::newEngine;
        Path script = directory.resolve("client.py");
        Files.writeString(
                script,
                """
                import socket, ssl, sys
                port = int(sys.argv[1])
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
                context.check_hostname = False
                context.verify_mode = ssl.CERT_NONE
                context.maximum_version = ssl.TLSVersion[sys.argv[2]]
                def connect(session):
                    s = socket.create_connection(('127.0.0.1', port))
                    return context.wrap_socket(s, server_hostname='localhost', session=session)
                control = connect(None)
                assert control.recv(6) == b'hello\\n'
                for i in range(200):
                    data = connect(control.session)
                    assert data.recv(6) == b'hello\\n'
                    assert data.session_reused, i
                    data.unwrap()
                    data.close()
                control.unwrap()
                """);
        CompletableFuture<TlsLink> control = serve(engines);
        List<CompletableFuture<TlsLink>> data = new ArrayList<>();
        Process python =
                new ProcessBuilder(
                                "python3",
                                script.toString(),
                                Integer.toString(loopback.port()),
                                protocol)
                        .redirectErrorStream(true)
                        .start();
        for (int i = 0; i < 200; i++) {
            data.add(serve(engines));
            assertThat(await(data.getLast(), python)).isNotNull();
        }
        assertThat(new String(python.getInputStream().readAllBytes(), US_ASCII)).isEmpty();
        assertThat(python.waitFor()).isZero();
        for (CompletableFuture<TlsLink> connection : data) {
            assertThat(SessionBinding.bound(control.get(), connection.get())).isTrue();
        }
    }

    private static TlsLink await(CompletableFuture<TlsLink> link, Process python) throws Exception {
        while (!link.isDone() && python.isAlive()) {
            Thread.sleep(1);
        }
        return link.isDone() ? link.get() : null;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void knowsOpenSsl(String protocol) throws Exception {
        Function<String, SSLEngine> engines = Loopback.engines()::newEngine;
        String session = directory.resolve("session").toString();
        CompletableFuture<TlsLink> control = serve(engines);
        assertThat(openssl(protocol, "-sess_out", session)).contains("New, TLSv1");
        for (int i = 0; i < 3; i++) {
            CompletableFuture<TlsLink> data = serve(engines);
            assertThat(openssl(protocol, "-sess_in", session)).contains("Reused, TLSv1");
            assertThat(SessionBinding.bound(control.get(), data.get())).isTrue();
        }
        CompletableFuture<TlsLink> data = serve(engines);
        openssl(protocol, "-no_ticket");
        assertThat(SessionBinding.bound(control.get(), data.get())).isFalse();
    }

    private String openssl(String... options) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of("openssl", "s_client", "-connect", "127.0.0.1:" + loopback.port()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder seen = new StringBuilder();
        for (int c = process.getInputStream().read(); c >= 0; c = process.getInputStream().read()) {
            seen.append((char) c);
            if (seen.toString().endsWith("hello\n")) {
                process.getOutputStream().close(); // ends it
            }
        }
        process.waitFor();
        return seen.toString();
    }
}
