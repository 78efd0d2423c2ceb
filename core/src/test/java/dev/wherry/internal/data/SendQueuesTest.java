package dev.wherry.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendQueuesTest {
    private final SendQueues queues = new SendQueues();
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

    private int sizeOfNext() throws IOException {
        try (SocketChannel socket = SocketChannel.open(listener.getLocalAddress())) {
            queues.open(socket);
            return socket.getOption(StandardSocketOptions.SO_SNDBUF);
        }
    }

    @Test
    void areShorterWhileManyAreOpen() throws IOException {
        int first = sizeOfNext();
        for (int i = 1; i < SendQueues.FEW; i++) {
            assertThat(sizeOfNext()).isEqualTo(first);
        }
        assertThat(sizeOfNext()).isLessThanOrEqualTo(first).isBetween(208 * 1024, 416 * 1024);
        queues.close();
        queues.close();
        assertThat(sizeOfNext()).isEqualTo(first);
    }
}
