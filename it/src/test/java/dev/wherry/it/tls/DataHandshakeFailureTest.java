package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent.TransferFailed;
import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data connection on which no TLS comes about: 150, then 522 (RFC 4217 §11.4). */
@Proves("R108")
class DataHandshakeFailureTest {
    @RegisterExtension final TestFtpServer server = Ftps.onJimfs().recordingEvents();

    @ParameterizedTest
    @ValueSource(strings = {"RETR a", "STOR b", "STOU", "APPE a", "LIST", "NLST", "MLSD"})
    void answers522WhenTheClientEndsIt(String command) {
        server.write("/a", "content");
        try (SecureWireClient ftp = SecureWireClient.login(server).protectsData(false)) {
            DataSocket data = ftp.passive();
            ftp.send(command).expectPreliminary();
            data.close();
            ftp.expect(522).expectInSync();
            goesOn(ftp);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETR a", "STOR b", "LIST"})
    void answers522WhenTheClientSpeaksInClear(String command) {
        server.write("/a", "content");
        try (SecureWireClient ftp = SecureWireClient.login(server).protectsData(false)) {
            try (DataSocket data = ftp.passive()) {
                ftp.send(command).expectPreliminary();
                data.write("content in clear that nobody should ever take for a file");
                ftp.expect(522).expectInSync();
                data.drain();
            }
            goesOn(ftp);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETR a", "STOR b", "LIST"})
    void answers522WhenNothingCanBeAgreedUpon(String command) {
        server.write("/a", "content");
        TlsClient weak =
                TlsClient.fresh()
                        .protocols("TLSv1.2")
                        .ciphers("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA");
        try (SecureWireClient ftp = SecureWireClient.login(server).dataClient(weak)) {
            try (DataSocket data = ftp.passive()) {
                ftp.send(command).expectPreliminary();
                try {
                    data.write("content");
                } catch (java.io.UncheckedIOException e) {
                    // no handshake
                }
                ftp.expect(522).expectInSync();
            }
            ftp.dataClient(TlsClient.fresh());
            goesOn(ftp);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 6, 40})
    void answers522WhenTheClientStopsInTheMiddle(int bytes) throws IOException {
        server.write("/a", "content");
        byte[] hello = new byte[bytes];
        byte[] header = {22, 3, 1, 0, 100, 1, 0, 0, 96, 3, 3};
        System.arraycopy(header, 0, hello, 0, Math.min(bytes, header.length));
        try (SecureWireClient ftp = SecureWireClient.login(server).protectsData(false)) {
            try (DataSocket data = ftp.passive()) {
                ftp.send("STOR b").expectPreliminary();
                data.write(hello);
                data.rawSocket().shutdownOutput();
                ftp.expect(522).expectInSync();
            }
            goesOn(ftp);
        }
    }

    private void goesOn(SecureWireClient ftp) {
        ftp.protectsData(true);
        assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
        ftp.expect(226).expectInSync();
        assertThat(server.names("/")).containsExactly("a");
        assertThat(server.events(TransferFailed.class).size()).isLessThanOrEqualTo(1);
    }
}
