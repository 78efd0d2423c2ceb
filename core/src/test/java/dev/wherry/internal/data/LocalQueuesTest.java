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

class LocalQueuesTest {
    private static final int LEAST = 208 * 1024;

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

    private int sentByNext() throws IOException {
        try (SocketChannel socket = SocketChannel.open(listener.getLocalAddress())) {
            queues.beginSending(socket);
            return socket.getOption(StandardSocketOptions.SO_SNDBUF);
        }
    }

    private boolean isNextReceiverLeftToTheSystem() throws IOException {
        try (SocketChannel socket = SocketChannel.open(listener.getLocalAddress())) {
            int before = socket.getOption(StandardSocketOptions.SO_RCVBUF);
            queues.beginReceiving(socket);
            return socket.getOption(StandardSocketOptions.SO_RCVBUF) == before;
        }
    }

    @Test
    void ofDownloadsAreShorterWhileManyAreOpen() throws IOException {
        int first = sentByNext();
        for (int i = 1; i < LocalQueues.FEW; i++) {
            assertThat(sentByNext()).isEqualTo(first);
        }
        assertThat(sentByNext()).isLessThanOrEqualTo(first).isBetween(LEAST, 2 * LEAST);
        queues.end();
        queues.end();
        assertThat(sentByNext()).isEqualTo(first);
    }

    @Test
    void ofUploadsAreBoundedWhileManyAreOpen() throws IOException {
        for (int i = 0; i < LocalQueues.FEW; i++) {
            assertThat(isNextReceiverLeftToTheSystem()).isTrue();
        }
        assertThat(isNextReceiverLeftToTheSystem()).isFalse();
        queues.end();
        queues.end();
        assertThat(isNextReceiverLeftToTheSystem()).isTrue();
    }
}
