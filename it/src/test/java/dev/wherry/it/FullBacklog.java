package dev.wherry.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A port that answers to nobody: it listens, never accepts, and its backlog is full. */
final class FullBacklog implements AutoCloseable {
    private static final int ENOUGH = 8;

    private final ServerSocket listener;
    private final List<SocketChannel> fill = new ArrayList<>();

    FullBacklog(InetAddress address) throws IOException {
        listener = new ServerSocket(0, 1, address);
        for (int i = 0; i < ENOUGH; i++) {
            SocketChannel channel = SocketChannel.open();
            fill.add(channel);
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(address, listener.getLocalPort()));
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : fill) {
            channel.close();
        }
        listener.close();
    }
}
