package dev.wherry.internal.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.internal.net.BusyPolling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstReadsTest {
    private final BusyPolling polling = new BusyPolling(true);
    private final ByteBuffer buffer = ByteBuffer.allocate(FirstReads.MOST);
    private SocketChannel client;
    private SocketChannel server;
    private FirstReads reads;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client = SocketChannel.open(listener.getLocalAddress());
            server = listener.accept();
        }
        reads = new FirstReads(server, polling);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void readsWhatIsThereAndTheEnd() throws IOException {
        polling.slept(0);
        send("abc");
        client.shutdownOutput();
        assertThat(readAll()).isEqualTo("abc");
    }

    @Test
    void readsTheSameAsleep() throws IOException {
        send("abc");
        client.shutdownOutput();
        assertThat(readAll()).isEqualTo("abc");
    }

    /** Whether it comes within the moment or not: it is waited for. */
    @Test
    void waitsForWhatComesLater() throws Exception {
        for (int i = 0; i < 20; i++) {
            polling.slept(0);
            Thread sender = Thread.ofVirtual().start(() -> send("x"));
            assertThat(reads.read(buffer.clear())).isEqualTo(1);
            sender.join();
        }
    }

    @Test
    void sleepsAfterMomentsInVain() throws Exception {
        polling.slept(0);
        polling.failed();
        polling.failed(); // one more is left
        Thread reader = Thread.ofPlatform().start(this::readOne);
        while (polling.pays()) {
            Thread.onSpinWait();
        }
        send("x");
        reader.join();
        assertThat(server.isBlocking()).isTrue();
    }

    @Test
    void endsWhenTheTransferIsAborted() throws Exception {
        polling.slept(0);
        Thread aborter =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                server.shutdownInput();
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        });
        assertThat(reads.read(buffer)).isNegative();
        aborter.join();
    }

    @Test
    void sleepsForMoreOfALargeFile() throws Exception {
        polling.slept(0);
        Thread sender = Thread.ofVirtual().start(() -> send("x".repeat(FirstReads.MOST)));
        int count = 0;
        while (count < FirstReads.MOST) {
            count += reads.read(buffer.clear());
        }
        sender.join();
        send("y");
        assertThat(reads.read(buffer.clear())).isEqualTo(1);
        assertThat(server.isBlocking()).isTrue();
    }

    private void readOne() {
        try {
            assertThat(reads.read(buffer.clear())).isEqualTo(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String readAll() throws IOException {
        while (reads.read(buffer) >= 0) {
            // on
        }
        return US_ASCII.decode(buffer.flip()).toString();
    }

    private void send(String text) {
        ByteBuffer bytes = US_ASCII.encode(text);
        try {
            while (bytes.hasRemaining()) {
                client.write(bytes);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
