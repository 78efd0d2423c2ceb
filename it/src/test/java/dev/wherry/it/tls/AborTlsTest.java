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

/** ABOR and STAT inside of TLS, where there is no urgent data: RFC 4217 §14. */
@Proves({"D15", "R114"})
class AborTlsTest {
    private static final int LARGE = 64 << 20;

    @RegisterExtension final TestFtpServer server = Ftps.onDisk();

    private SecureWireClient login(String protocol) {
        return SecureWireClient.login(server, TlsClient.fresh().protocols(protocol));
    }

    @Test
    void answers225WhenNothingRuns() {
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            ftp.send("ABOR").expect(225).expectInSync();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETR a", "STOR b", "LIST"})
    void endsATransferThatWaitsForTheClient(String command) {
        server.write("/a", "a");
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            ftp.ftp().pasv();
            ftp.send(command).expect(150).send("ABOR").expect(426).expect(226).expectInSync();
        }
        assertThat(server.names("/")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETR a", "STOR b", "LIST"})
    void endsATransferDuringItsHandshake(String command) {
        server.write("/a", "a");
        try (SecureWireClient ftp = SecureWireClient.login(server);
                DataSocket data = ftp.passive()) {
            ftp.send(command).expect(125).send("ABOR").expect(426).expect(226).expectInSync();
            assertThat(data.rawSocket().isConnected()).isTrue();
        }
        assertThat(server.names("/")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void endsADownloadThatIsStuck(String protocol) {
        server.write("/large", new byte[LARGE]);
        try (SecureWireClient ftp = login(protocol);
                DataSocket data = ftp.ftp().passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary();
            data.read(1);
            ftp.send("ABOR").expect(426).expect(226);
            assertThat(data.drain()).isLessThan(LARGE);
            ftp.expectInSync();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void endsAnUploadAndDropsWhatCame(String protocol) {
        try (SecureWireClient ftp = login(protocol);
                DataSocket data = ftp.passive()) {
            ftp.send("STOR a").expectPreliminary();
            data.write("some bytes");
            ftp.send("ABOR").expect(426).expect(226).expectInSync();
        }
        assertThat(server.names("/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tellsTheStateOfATransfer(String protocol) {
        try (SecureWireClient ftp = login(protocol)) {
            try (DataSocket data = ftp.passive()) {
                ftp.send("STOR a").expectPreliminary();
                data.write("con");
                ftp.send("STAT").expect(211).send("NOOP").expect(200);
                data.write("tent");
            }
            ftp.expect(226);
        }
        assertThat(server.readText("/a")).isEqualTo("content");
    }

    @Test
    void isServedAgainAndAgain() {
        server.write("/large", new byte[LARGE]).write("/a", "content");
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            for (int i = 0; i < 20; i++) {
                try (DataSocket data = ftp.ftp().passiveWithSmallWindow()) {
                    ftp.send("RETR large").expectPreliminary();
                    data.read(1);
                    ftp.send("ABOR").expect(426).expect(226);
                }
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
            }
        }
    }
}
