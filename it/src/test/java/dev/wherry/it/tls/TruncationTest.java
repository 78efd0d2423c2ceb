package dev.wherry.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent.FileReceived;
import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Uploads that are cut underneath TLS, as anybody on the way can: an end without close_notify is no
 * end of a file.
 */
@Proves({"D5", "R115"})
class TruncationTest {
    private static final int UPLOADS = 120;
    private static final int LARGEST = 100_000;

    @RegisterExtension final TestFtpServer server = Ftps.onJimfs().recordingEvents();

    private final SplittableRandom random = new SplittableRandom(4217);

    /** How the connection is cut. */
    private interface Cut {
        void apply(DataSocket data) throws IOException;
    }

    private static void fin(DataSocket data) throws IOException {
        data.rawSocket().shutdownOutput();
    }

    private static void reset(DataSocket data) throws IOException {
        Socket raw = data.rawSocket();
        raw.setSoLinger(true, 0);
        raw.close();
    }

    private void cutUploads(String protocol, Cut cut, Integer... codes) throws IOException {
        server.write("/old", "old");
        List<String> commands = List.of("STOR new", "STOR old", "STOU", "APPE new");
        try (SecureWireClient ftp =
                SecureWireClient.login(server, TlsClient.fresh().protocols(protocol))) {
            for (int i = 0; i < UPLOADS; i++) {
                byte[] content = new byte[i % 10 == 0 ? 0 : random.nextInt(1, LARGEST)];
                try (DataSocket data = ftp.passive()) {
                    ftp.send(commands.get(i % commands.size())).expectPreliminary();
                    SecureWireClient.handshake(data);
                    data.write(content);
                    cut.apply(data);
                    assertThat(ftp.reply().code()).isIn((Object[]) codes);
                }
                assertThat(server.names("/")).containsExactly("old");
            }
            ftp.expectInSync();
        }
        assertThat(server.readText("/old")).isEqualTo("old");
        assertThat(server.events(FileReceived.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void publishesNothingAfterABareFin(String protocol) throws IOException {
        cutUploads(protocol, TruncationTest::fin, 426);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void publishesNothingAfterAReset(String protocol) throws IOException {
        // A reset may overtake the client's last part of the handshake.
        cutUploads(protocol, TruncationTest::reset, 426, 522);
    }

    /** The last record is cut anywhere, as its bytes never came. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 6, 20, 1_000, 16_000})
    void publishesNothingAfterHalfARecord(int bytes) throws IOException {
        try (SecureWireClient ftp = SecureWireClient.login(server);
                DataSocket data = ftp.passive()) {
            ftp.send("STOR new").expectPreliminary();
            data.write("some content");
            byte[] record = new byte[bytes];
            byte[] header = {23, 3, 3, 0x3F, (byte) 0xF0};
            System.arraycopy(header, 0, record, 0, Math.min(bytes, header.length));
            data.rawSocket().getOutputStream().write(record);
            fin(data);
            ftp.expect(426).expectInSync();
        }
        assertThat(server.names("/")).isEmpty();
    }

    @Test
    void publishesNothingAfterGarbage() throws IOException {
        try (SecureWireClient ftp = SecureWireClient.login(server);
                DataSocket data = ftp.passive()) {
            ftp.send("STOR new").expectPreliminary();
            data.write("some content");
            data.rawSocket().getOutputStream().write("no record at all".getBytes());
            ftp.expect(426).expectInSync();
        }
        assertThat(server.names("/")).isEmpty();
    }

    @Test
    void publishesNothingOfATextEither() throws IOException {
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            ftp.send("TYPE A").expect(200);
            try (DataSocket data = ftp.passive()) {
                ftp.send("STOR new").expectPreliminary();
                data.write("one\r\ntwo\r\n");
                fin(data);
                ftp.expect(426).expectInSync();
            }
        }
        assertThat(server.names("/")).isEmpty();
    }

    /** The last command before the cut counts: nothing that was half said. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesNoHalfCommandOut(boolean inOrder) throws IOException {
        SecureWireClient ftp = SecureWireClient.login(server);
        ftp.sendRaw("MKD half");
        if (inOrder) {
            ftp.close();
        } else {
            ftp.raw().shutdownOutput();
        }
        dev.wherry.it.Await.until("the end", () -> server.server().sessions().isEmpty());
        assertThat(server.names("/")).isEmpty();
    }

    @Test
    void publishesWhatEndedInOrder() {
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            for (int i = 0; i < UPLOADS; i++) {
                byte[] content = new byte[random.nextInt(LARGEST)];
                random.nextBytes(content);
                ftp.upload("STOR new", content).expect(226);
                assertThat(server.read("/new")).isEqualTo(content);
            }
        }
    }
}
