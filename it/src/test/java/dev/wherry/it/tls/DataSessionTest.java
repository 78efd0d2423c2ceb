package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.tls.DataSessionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data connections that must resume the TLS session of their control connection. */
@Proves({"C2", "D8", "D9"})
class DataSessionTest {
    private static final int IN_A_ROW = 200;

    @RegisterExtension
    final TestFtpServer server =
            Ftps.onJimfs().with(builder -> builder.dataSessions(DataSessionPolicy.REQUIRED));

    private SecureWireClient login(String protocol) {
        return SecureWireClient.login(server, TlsClient.fresh().protocols(protocol));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void servesClientsThatResume(String protocol) {
        server.write("/a", "content");
        try (SecureWireClient ftp = login(protocol)) {
            assertThat(ftp.session().getProtocol()).isEqualTo(protocol);
            for (int i = 0; i < IN_A_ROW; i++) {
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void servesAllKindsOfTransfersInARow(String protocol) {
        server.write("/a", "content");
        try (SecureWireClient ftp = login(protocol)) {
            for (int i = 0; i < IN_A_ROW / 4; i++) {
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
                assertThat(ftp.list("NLST a")).containsExactly("a");
                assertThat(ftp.list("LIST")).isNotEmpty();
                ftp.uploadPatiently("STOR b", "up".getBytes(UTF_8)).expect(226);
            }
        }
    }

    /** JSSE uses each ticket once, and so must read the next one behind an upload, too. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void servesUploadsInARow(String protocol) {
        try (SecureWireClient ftp = login(protocol)) {
            for (int i = 0; i < IN_A_ROW; i++) {
                ftp.uploadPatiently("STOR b", "up".getBytes(UTF_8)).expect(226);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void refusesANewSessionAndGoesOn(String protocol) {
        server.write("/a", "content");
        TlsClient client = TlsClient.fresh().protocols(protocol);
        try (SecureWireClient ftp = SecureWireClient.login(server, client)) {
            for (int i = 0; i < 3; i++) {
                ftp.dataClient(TlsClient.fresh().protocols(protocol));
                for (String command : new String[] {"RETR a", "STOR b", "LIST"}) {
                    isRefused(ftp, command);
                }
                ftp.dataClient(client);
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
            }
        }
        assertThat(server.names("/")).containsExactly("a");
    }

    private static void isRefused(SecureWireClient ftp, String command) {
        try (DataSocket data = ftp.passive()) {
            ftp.send(command).expectPreliminary();
            handshakeQuietly(data);
            ftp.expect(522).expectInSync();
            assertThat(data.drain()).isZero();
        }
    }

    private static void handshakeQuietly(DataSocket data) {
        try {
            SecureWireClient.handshake(data);
        } catch (java.io.IOException e) {
            // The server may be quicker to end it.
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void refusesTheSessionOfAnotherClient(String protocol) {
        server.write("/a", "content");
        TlsClient mine = TlsClient.fresh().protocols(protocol);
        TlsClient thief = TlsClient.fresh().protocols(protocol);
        try (SecureWireClient ftp = SecureWireClient.login(server, mine);
                SecureWireClient other = SecureWireClient.login(server, thief)) {
            // The other one's sessions can be resumed, just not here.
            other.list("NLST");
            ftp.dataClient(thief);
            isRefused(ftp, "RETR a");
            isRefused(ftp, "STOR b");
            ftp.dataClient(mine);
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226);
        }
    }

    /** The same client program with two connections: each has a session of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void servesTwoConnectionsOfOneClient(String protocol) {
        server.write("/a", "content");
        TlsClient client = TlsClient.fresh().protocols(protocol);
        try (SecureWireClient first = SecureWireClient.login(server, client);
                SecureWireClient second =
                        SecureWireClient.login(server, TlsClient.fresh().protocols(protocol))) {
            for (int i = 0; i < 20; i++) {
                assertThat(first.download("RETR a")).asString(UTF_8).isEqualTo("content");
                first.expect(226);
                assertThat(second.download("RETR a")).asString(UTF_8).isEqualTo("content");
                second.expect(226);
            }
        }
    }

    /** A control connection that itself resumed the session of an earlier one. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void servesAClientThatComesBack(String protocol) {
        server.write("/a", "content");
        TlsClient client = TlsClient.fresh().protocols(protocol);
        for (int i = 0; i < 5; i++) {
            try (SecureWireClient ftp = SecureWireClient.login(server, client)) {
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226).send("QUIT").expect(221).expectClosed();
            }
        }
    }

    @Test
    void leavesDataInClearAlone() {
        server.write("/a", "content");
        try (SecureWireClient ftp = SecureWireClient.to(server).login("alice")) {
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226);
        }
    }
}
