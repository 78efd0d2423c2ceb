package dev.wherry.it.tls;

import dev.wherry.it.Await;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.it.WireClient;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands in many records, and many records in one segment: none is left lying. */
class ControlRecordsTest {
    private static final int MOST_LINE_BYTES = 4_096;

    @RegisterExtension final TestFtpServer server = Ftps.onJimfs();

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, 1",
        "TLSv1.3, 1",
        "TLSv1.2, 700",
        "TLSv1.3, 700",
        "TLSv1.2, 2000",
        "TLSv1.3, 2000",
        "TLSv1.2, 2040",
        "TLSv1.3, 2040",
        "TLSv1.2, 3000",
        "TLSv1.3, 3000"
    })
    void makeOneLine(String protocol, int bytesOfRecord) throws IOException {
        HeldSocket held = new HeldSocket(server.connectSilently().socket());
        WireClient clear = WireClient.over(held, UnaryOperator.identity()).expect(220);
        TlsClient client = TlsClient.fresh().protocols(protocol);
        try (SecureWireClient ftp = SecureWireClient.auth(clear, client).login("alice")) {
            String line = "MKD " + "a/".repeat((MOST_LINE_BYTES - 8) / 2) + "\r\nNOOP\r\n";
            held.hold();
            for (int i = 0; i < line.length(); i += bytesOfRecord) {
                ftp.sendRaw(line.substring(i, Math.min(line.length(), i + bytesOfRecord)));
            }
            held.release();
            ftp.expect(550).expect(200).expectInSync();
        }
    }

    /** A client may end TLS and leave the connection open: there is nothing to wait for. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void endWithCloseNotify(String protocol) throws IOException {
        TlsClient client = TlsClient.fresh().protocols(protocol).leavingTheConnection();
        SecureWireClient ftp = SecureWireClient.to(server, client).login("alice");
        ftp.tls().shutdownOutput();
        Await.until("the end of the session", () -> server.server().sessions().isEmpty());
        ftp.close();
    }
}
