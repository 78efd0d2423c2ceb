package dev.wherry.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.it.WireClient;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines know nothing of records (RFC 8446 §5.1), and records nothing of segments. */
class RecordsTest {
    @RegisterExtension final TestFtpServer server = Ftps.onJimfs();

    private HeldBack connection;

    private SecureWireClient login(String protocol) {
        connection = new HeldBack(server.connect().socket());
        WireClient clear = WireClient.over(connection, UnaryOperator.identity());
        TlsClient client = TlsClient.fresh().protocols(protocol);
        return SecureWireClient.auth(clear, client).login("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void carryTheTwoPartsOfALine(String protocol) throws IOException {
        try (SecureWireClient ftp = login(protocol)) {
            for (int first : new int[] {1, 1_000, 2_000, 2_040, 4_000, 4_050, 4_090, 9_000}) {
                connection.hold();
                ftp.sendRaw("X".repeat(first)).sendRaw("Y\r\n");
                connection.letGo();
                ftp.expect(500).expectInSync();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void carryALineByteByByte(String protocol) throws IOException {
        String name = "n".repeat(250);
        try (SecureWireClient ftp = login(protocol)) {
            connection.hold();
            ("MKD " + name + "\r\nPWD\r\n").chars().forEach(c -> ftp.sendRaw("" + (char) c));
            connection.letGo();
            ftp.expect(257).expect(257);
        }
        assertThat(server.names("/")).containsExactly(name);
    }

    /** A client may leave the TCP connection to the server to end. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void endTheSessionWithoutAFin(String protocol) throws IOException {
        try (SecureWireClient ftp = login(protocol)) {
            ftp.expectInSync().tls().shutdownOutput();
            ftp.expectClosed();
        }
    }

    /** In TLS 1.2, whoever has read close_notify writes no more (RFC 5246 §7.2.1). */
    @Test
    void endTheSessionBehindALine() throws IOException {
        try (SecureWireClient ftp = login("TLSv1.3")) {
            connection.hold();
            ftp.send("PWD").tls().shutdownOutput();
            connection.letGo();
            ftp.expect(257).expectClosed();
        }
    }
}
