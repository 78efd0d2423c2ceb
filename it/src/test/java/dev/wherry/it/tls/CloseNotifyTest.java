package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server ends TLS before it ends a connection. JSSE takes a bare FIN for an end unless told not
 * to, which the build does for this module.
 */
@Proves({"D6", "R115"})
class CloseNotifyTest {
    private static final int LARGE = 3_000_000;

    @RegisterExtension final TestFtpServer server = Ftps.onDisk();

    private SecureWireClient login(String protocol) {
        return SecureWireClient.login(server, TlsClient.fresh().protocols(protocol));
    }

    @Test
    void theClientOfTheseTestsIsStrict() {
        assertThat(Boolean.getBoolean("com.sun.net.ssl.requireCloseNotify")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void endsDownloads(String protocol) {
        byte[] content = new byte[LARGE];
        server.write("/a", content).write("/empty", "");
        try (SecureWireClient ftp = login(protocol)) {
            assertThat(ftp.download("RETR a")).isEqualTo(content);
            ftp.expect(226);
            assertThat(ftp.download("RETR empty")).isEmpty();
            ftp.expect(226).send("TYPE A").expect(200);
            assertThat(ftp.download("RETR a")).isEqualTo(content);
            ftp.expect(226);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void endsListings(String protocol) {
        server.write("/a", "a").mkdir("/empty");
        try (SecureWireClient ftp = login(protocol)) {
            for (String command : new String[] {"LIST", "NLST", "MLSD"}) {
                assertThat(ftp.list(command)).isNotEmpty();
                assertThat(ftp.list(command + " empty").size()).isLessThan(3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void endsUploads(String protocol) {
        try (SecureWireClient ftp = login(protocol)) {
            ftp.uploadPatiently("STOR a", "content".getBytes(UTF_8)).expect(226);
        }
    }

    /** A download that failed must not look complete. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void doesNotEndWhatWasAborted(String protocol) {
        server.write("/a", new byte[64 << 20]);
        try (SecureWireClient ftp = login(protocol);
                DataSocket data = ftp.ftp().passiveWithSmallWindow()) {
            ftp.send("RETR a").expectPreliminary();
            data.read(1);
            ftp.send("ABOR").expect(426).expect(226);
            org.assertj.core.api.Assertions.assertThatThrownBy(data::readAll)
                    .isInstanceOf(java.io.UncheckedIOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void endsTheControlConnectionAfterQuit(String protocol) {
        try (SecureWireClient ftp = login(protocol)) {
            ftp.send("QUIT").expect(221).expectClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void endsTheControlConnectionAfter421(String protocol) {
        try (SecureWireClient ftp = login(protocol)) {
            server.server().sessions().forEach(dev.wherry.Session::kick);
            ftp.expect(421).expectClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void answersTheClientsOwn(String protocol) throws java.io.IOException {
        try (SecureWireClient ftp = login(protocol)) {
            ftp.tls().shutdownOutput();
            ftp.expectClosed();
        }
    }
}
