package dev.wherry.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalQueuesTest {
    private final LocalQueues queues = new LocalQueues();
    private ServerSocketChannel listener;

    @BeforeEach
    void listen() throws IOException {
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    /** How a connection takes part in a transfer. */
    private interface Beginning {
        void begin(SocketChannel socket) throws IOException;
    }

    private boolean isNextLeftToTheSystem(SocketOption<Integer> queue, Beginning beginning)
            throws IOException {
        try (SocketChannel socket = SocketChannel.open(listener.getLocalAddress())) {
            int before = socket.getOption(queue);
            beginning.begin(socket);
            return socket.getOption(queue) == before;
        }
    }

    private void areSetWhileManyAreOpen(SocketOption<Integer> queue, Beginning beginning)
            throws IOException {
        for (int i = 0; i < LocalQueues.FEW; i++) {
            assertThat(isNextLeftToTheSystem(queue, beginning)).isTrue();
        }
        assertThat(isNextLeftToTheSystem(queue, beginning)).isFalse();
        queues.end();
        queues.end();
        assertThat(isNextLeftToTheSystem(queue, beginning)).isTrue();
    }

    @Test
    void ofDownloadsAreSetWhileManyAreOpen() throws IOException {
        areSetWhileManyAreOpen(StandardSocketOptions.SO_SNDBUF, queues::beginSending);
    }

    @Test
    void ofUploadsAreSetWhileManyAreOpen() throws IOException {
        areSetWhileManyAreOpen(StandardSocketOptions.SO_RCVBUF, queues::beginReceiving);
    }

    @Test
    void whoSharesTheMachineWithManyPausesLonger() throws IOException {
        long alone = queues.pauseNanos(false);
        try (SocketChannel socket = SocketChannel.open(listener.getLocalAddress())) {
            for (int i = 0; i < LocalQueues.FEW; i++) {
                assertThat(queues.beginSending(socket)).isFalse();
            }
            for (int i = 0; i < 10_000; i++) {
                assertThat(queues.beginSending(socket)).isTrue();
            }
            assertThat(queues.pauseNanos(false)).isEqualTo(alone);
            assertThat(queues.pauseNanos(true)).isGreaterThan(alone).isLessThan(100_000_000);
        }
    }
}
