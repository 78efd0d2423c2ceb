package dev.wherry.bench.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A TCP connection without encryption. */
final class PlainWire implements Wire {
    /**
     * What is written at once. Over loopback this moves 1.2 to 1.9 times as much as sendfile does
     * on a socket that blocks.
     */
    private static final long PIECE = 256 << 10;

    private final SocketChannel channel;
    private final ByteBuffer buffer;
    private final Watchdog watchdog;

    private PlainWire(SocketChannel channel, ByteBuffer buffer, Watchdog watchdog)
            throws IOException {
        this.channel = channel;
        this.buffer = buffer;
        this.watchdog = watchdog;
        watchdog.guard(channel);
    }

    /**
     * Connects.
     *
     * @param prompt whether what is written in small pieces leaves at once
     * @param buffer what {@link #receive} fills
     */
    static PlainWire connect(
            InetSocketAddress address, boolean prompt, ByteBuffer buffer, Watchdog watchdog)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        PlainWire wire = new PlainWire(channel, buffer, watchdog);
        try {
            if (prompt) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            channel.connect(address);
            return wire;
        } catch (IOException e) {
            wire.close();
            throw e;
        }
    }

    @Override
    public @Nullable ByteBuffer receive() throws IOException {
        int count = read(buffer.clear());
        return count < 0 ? null : buffer.flip();
    }

    int read(ByteBuffer to) throws IOException {
        int count = channel.read(to);
        watchdog.beat();
        return count;
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            channel.write(from);
        }
        watchdog.beat();
    }

    @Override
    public void send(Content content, long bytes) throws IOException {
        for (long sent = 0; sent < bytes; ) {
            sent += channel.write(content.piece(sent, Math.min(PIECE, bytes - sent)));
            watchdog.beat();
        }
    }

    void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void finish() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        watchdog.forget(channel);
        channel.close();
    }
}
