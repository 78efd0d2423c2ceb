package dev.wherry.internal.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsLinkTest {
    private Loopback loopback;

    @BeforeEach
    void listen() throws IOException {
        loopback = new Loopback();
    }

    @AfterEach
    void stop() throws IOException {
        loopback.close();
        assertThat(Loopback.BUFFERS.batchesInUse()).isZero();
    }

    private static byte[] readAll(TlsLink link) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(64 << 20);
        while (link.read(all) >= 0) {
            // on
        }
        return Arrays.copyOf(all.array(), all.position());
    }

    private static byte[] random(int bytes) {
        byte[] data = new byte[bytes];
        new Random(bytes).nextBytes(data);
        return data;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void exchangesLinesAndSeesBothEnds(String protocol) throws Exception {
        CompletableFuture<String> server =
                loopback.serve(
                        Loopback.engines(protocol)::newEngine,
                        (link, socket) -> {
                            link.handshake();
                            assertThat(link.session().getProtocol()).isEqualTo(protocol);
                            link.write(ByteBuffer.wrap("220 hello\r\n".getBytes(UTF_8)));
                            ByteBuffer line = ByteBuffer.allocate(100);
                            assertThat(link.read(line)).isEqualTo(6);
                            assertThat(link.read(line)).isEqualTo(-1);
                            assertThat(link.read(line)).isEqualTo(-1);
                            assertThat(link.endedInOrder()).isTrue();
                            link.close();
                            link.close();
                            return new String(line.array(), 0, 6, UTF_8);
                        });
        try (SSLSocket client = loopback.connect(Loopback.trusting())) {
            byte[] greeting = client.getInputStream().readNBytes(11);
            assertThat(new String(greeting, UTF_8)).isEqualTo("220 hello\r\n");
            client.getOutputStream().write("QUIT\r\n".getBytes(UTF_8));
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.get()).isEqualTo("QUIT\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void seesThatABareFinIsNoEnd(String protocol) throws Exception {
        CompletableFuture<Boolean> server =
                loopback.serve(
                        Loopback.engines(protocol)::newEngine,
                        (link, socket) -> {
                            link.handshake();
                            assertThat(readAll(link)).hasSize(100_000);
                            return link.endedInOrder();
                        });
        Socket raw = loopback.connect();
        SSLSocket client =
                (SSLSocket)
                        Loopback.trusting()
                                .getSocketFactory()
                                .createSocket(raw, "127.0.0.1", loopback.port(), false);
        client.getOutputStream().write(new byte[100_000]);
        raw.shutdownOutput();
        assertThat(server.get()).isFalse();
        raw.close();
    }

    @Test
    void isCutInTheMiddleOfARecord() throws Exception {
        CompletableFuture<Boolean> server =
                loopback.serve(
                        Loopback.engines()::newEngine,
                        (link, socket) -> {
                            link.handshake();
                            assertThat(readAll(link)).isEmpty();
                            return link.endedInOrder();
                        });
        Socket raw = loopback.connect();
        SSLSocket client =
                (SSLSocket)
                        Loopback.trusting()
                                .getSocketFactory()
                                .createSocket(raw, "127.0.0.1", loopback.port(), false);
        client.startHandshake();
        raw.getOutputStream().write(new byte[] {23, 3, 3, 0, 100, 1, 2, 3});
        raw.shutdownOutput();
        assertThat(server.get()).isFalse();
        raw.close();
    }

    @Test
    void refusesARecordThatWasTamperedWith() throws Exception {
        CompletableFuture<Boolean> server =
                loopback.serve(
                        Loopback.engines()::newEngine,
                        (link, socket) -> {
                            link.handshake();
                            assertThatExceptionOfType(TlsFailure.class)
                                    .isThrownBy(() -> link.read(ByteBuffer.allocate(10)))
                                    .withMessageStartingWith("TLS failed");
                            assertThat(link.read(ByteBuffer.allocate(10))).isEqualTo(-1);
                            assertThatExceptionOfType(IOException.class)
                                    .isThrownBy(() -> link.write(ByteBuffer.allocate(10)));
                            return link.endedInOrder();
                        });
        Socket raw = loopback.connect();
        SSLSocket client =
                (SSLSocket)
                        Loopback.trusting()
                                .getSocketFactory()
                                .createSocket(raw, "127.0.0.1", loopback.port(), false);
        client.startHandshake();
        raw.getOutputStream().write(new byte[] {23, 3, 3, 0, 30});
        raw.getOutputStream().write(new byte[30]);
        assertThatThrownBy(() -> client.getInputStream().read())
                .hasMessageContaining("bad_record_mac");
        assertThat(server.get()).isFalse();
        raw.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void movesMuchBothWaysAtOnce(String protocol) throws Exception {
        byte[] up = random(12_345_678);
        byte[] down = random(9_876_543);
        CompletableFuture<byte[]> server =
                loopback.serve(
                        Loopback.engines(protocol)::newEngine,
                        (link, socket) -> {
                            link.handshake();
                            CompletableFuture<byte[]> received = new CompletableFuture<>();
                            Thread reader =
                                    Thread.startVirtualThread(() -> {
                                        try {
                                            received.complete(readAll(link));
                                        } catch (IOException e) {
                                            received.completeExceptionally(e);
                                        }
                                    });
                            link.write(ByteBuffer.wrap(down));
                            byte[] result = received.get();
                            link.close();
                            reader.join();
                            assertThat(link.endedInOrder()).isTrue();
                            return result;
                        });
        try (SSLSocket client = loopback.connect(Loopback.trusting())) {
            client.startHandshake();
            CompletableFuture<byte[]> received =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            return client.getInputStream().readNBytes(down.length);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            client.getOutputStream().write(up);
            assertThat(received.get()).isEqualTo(down);
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.get()).isEqualTo(up);
    }

    @Test
    void handsOutLargeRecordsInSmallPieces() throws Exception {
        byte[] up = random(100_000);
        CompletableFuture<byte[]> server =
                loopback.serve(
                        Loopback.engines()::newEngine,
                        (link, socket) -> {
                            link.handshake();
                            ByteBuffer all = ByteBuffer.allocate(up.length);
                            ByteBuffer piece = ByteBuffer.allocateDirect(777);
                            while (link.read(piece) >= 0) {
                                all.put(piece.flip());
                                piece.clear();
                            }
                            return all.array();
                        });
        try (SSLSocket client = loopback.connect(Loopback.trusting())) {
            client.getOutputStream().write(up);
        }
        assertThat(server.get()).isEqualTo(up);
    }

    @Test
    void endsAHandshakeThatStallsWhenItsSocketIsShutDown() throws Exception {
        CompletableFuture<SocketChannel> accepted = new CompletableFuture<>();
        CompletableFuture<Boolean> server =
                loopback.serve(
                        Loopback.engines()::newEngine,
                        (link, socket) -> {
                            accepted.complete(socket);
                            link.handshake();
                            return true;
                        });
        try (Socket raw = loopback.connect()) {
            raw.getOutputStream().write(22);
            SocketChannel socket = accepted.get();
            TimeUnit.MILLISECONDS.sleep(20);
            assertThat(server).isNotDone();
            socket.shutdownInput();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(server::get)
                    .withCauseExactlyInstanceOf(TlsFailure.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USER anonymous\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "\26\3\3\377\377"
            })
    void refusesWhatIsNotTls(String text) throws Exception {
        CompletableFuture<Boolean> server =
                loopback.serve(
                        Loopback.engines()::newEngine,
                        (link, socket) -> {
                            link.handshake();
                            return true;
                        });
        try (Socket raw = loopback.connect()) {
            raw.getOutputStream().write(text.getBytes(ISO_8859_1));
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(server::get)
                    .withCauseExactlyInstanceOf(TlsFailure.class);
        }
    }

    @Test
    void takesWhatComesFromATransportThatDoesNotWait() throws Exception {
        CompletableFuture<Void> nothingYet = new CompletableFuture<>();
        CompletableFuture<String> server =
                loopback.serve(
                        Loopback.engines()::newEngine,
                        (link, socket) -> {
                            link.handshake();
                            socket.configureBlocking(false);
                            ByteBuffer line = ByteBuffer.allocate(100);
                            while (link.read(line) == 0) {
                                nothingYet.complete(null);
                                TimeUnit.MILLISECONDS.sleep(1);
                            }
                            socket.configureBlocking(true);
                            link.close();
                            return new String(line.array(), 0, line.position(), UTF_8);
                        });
        try (SSLSocket client = loopback.connect(Loopback.trusting())) {
            client.startHandshake();
            nothingYet.get();
            client.getOutputStream().write("NOOP\r\n".getBytes(UTF_8));
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.get()).isEqualTo("NOOP\r\n");
    }
}
