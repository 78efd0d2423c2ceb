package dev.wherry.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent.FileReceived;
import dev.wherry.it.Await;
import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    /** In all, over two versions of TLS and two ways to cut. */
    private static final int CUTS = 1_000;

    private static final int SESSIONS = 5;
    private static final int UPLOADS = CUTS / 4 / SESSIONS;
    private static final int LARGEST = 100_000;
    private static final List<String> COMMANDS =
            List.of("STOR new", "STOR old", "STOU", "APPE new");

    @RegisterExtension final TestFtpServer server = Ftps.onJimfs().recordingEvents();

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

    /** When the connection is cut. */
    private enum Stage {
        CONNECTED,
        AGREED,
        IN_DATA,
        IN_A_RECORD
    }

    private void cutUploads(String protocol, Cut cut, boolean reset) throws Exception {
        server.write("/old", "old");
        try (ExecutorService sessions = Executors.newFixedThreadPool(SESSIONS)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                int seed = i;
                ends.add(
                        sessions.submit(() -> {
                            cutUploads(protocol, cut, reset, seed);
                            return null;
                        }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        assertThat(server.names("/")).containsExactly("old");
        assertThat(server.readText("/old")).isEqualTo("old");
        assertThat(server.events(FileReceived.class)).isEmpty();
    }

    private void cutUploads(String protocol, Cut cut, boolean reset, int seed) throws IOException {
        SplittableRandom random = new SplittableRandom(4217 + seed);
        List<String> commands = List.of("STOR new" + seed, "STOR old", "STOU", "APPE new" + seed);
        TlsClient client = TlsClient.fresh().protocols(protocol);
        try (SecureWireClient ftp = SecureWireClient.login(server, client)) {
            for (int i = 0; i < UPLOADS; i++) {
                Stage stage = Stage.values()[(i + seed) % Stage.values().length];
                try (DataSocket data = ftp.passive()) {
                    ftp.send(commands.get(i % commands.size())).expectPreliminary();
                    sendUpTo(stage, data, random);
                    cut.apply(data);
                    // A reset may overtake the client's last part of the handshake.
                    assertThat(ftp.reply().code())
                            .as(stage.toString())
                            .isIn(stage == Stage.CONNECTED ? 522 : 426, reset ? 522 : 426);
                }
            }
            ftp.expectInSync();
        }
    }

    private static void sendUpTo(Stage stage, DataSocket data, SplittableRandom random)
            throws IOException {
        if (stage == Stage.CONNECTED) {
            return;
        }
        SecureWireClient.handshake(data);
        if (stage != Stage.AGREED) {
            data.write(new byte[random.nextInt(1, LARGEST)]);
        }
        if (stage == Stage.IN_A_RECORD) {
            data.rawSocket().getOutputStream().write(new byte[] {23, 3, 3, 1, 0, 7, 7});
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void publishesNothingAfterABareFin(String protocol) throws Exception {
        cutUploads(protocol, TruncationTest::fin, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void publishesNothingAfterAReset(String protocol) throws Exception {
        cutUploads(protocol, TruncationTest::reset, true);
    }

    /** Whoever cuts both connections is not answered, and nothing is published either. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void publishesNothingWhenAllIsCut(String protocol) throws IOException {
        server.write("/old", "old");
        List<String> commands = List.of("STOR new", "STOR old", "STOU", "APPE new");
        for (int i = 0; i < 20; i++) {
            TlsClient client = TlsClient.fresh().protocols(protocol);
            try (SecureWireClient ftp = SecureWireClient.login(server, client);
                    DataSocket data = ftp.passive()) {
                ftp.send(commands.get(i % commands.size())).expectPreliminary();
                data.write("some content");
                if (i % 2 == 0) {
                    ftp.raw().setSoLinger(true, 0);
                }
                ftp.raw().close();
                fin(data);
            }
        }
        Await.until("the end of the sessions", () -> server.server().sessions().isEmpty());
        assertThat(server.names("/")).containsExactly("old");
        assertThat(server.readText("/old")).isEqualTo("old");
        assertThat(server.events(FileReceived.class)).isEmpty();
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
        Await.until("the end", () -> server.server().sessions().isEmpty());
        assertThat(server.names("/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void publishesWhatEndedInOrder(String protocol) {
        SplittableRandom random = new SplittableRandom(4217);
        TlsClient client = TlsClient.fresh().protocols(protocol);
        try (SecureWireClient ftp = SecureWireClient.login(server, client)) {
            for (int i = 0; i < 100; i++) {
                byte[] content = new byte[random.nextInt(1, LARGEST)];
                random.nextBytes(content);
                ftp.upload("STOR new", content).expect(226);
                assertThat(server.read("/new")).isEqualTo(content);
            }
        }
    }
}
