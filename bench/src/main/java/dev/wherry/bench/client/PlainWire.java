package dev.wherry.bench.client;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
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

    /** Whoever looks for so long in vain falls asleep. */
    private static final long LOOK_NANOS = 2_000_000;

    private final SocketChannel channel;
    private final Waiting waiting;
    private final ByteBuffer buffer;
    private final Watchdog watchdog;

    private PlainWire(SocketChannel channel, Waiting waiting, ByteBuffer buffer, Watchdog watchdog)
            throws IOException {
        this.channel = channel;
        this.waiting = waiting;
        this.buffer = buffer;
        this.watchdog = watchdog;
        watchdog.guard(channel);
    }

    /**
     * Makes one that is not connected yet.
     *
     * @param server where it is to lead
     * @param waiting how it waits for what comes
     * @param buffer what {@link #receive} fills
     */
    static PlainWire open(InetAddress server, Waiting waiting, ByteBuffer buffer, Watchdog watchdog)
            throws IOException {
        SocketChannel channel =
                SocketChannel.open(
                        server instanceof Inet4Address
                                ? StandardProtocolFamily.INET
                                : StandardProtocolFamily.INET6);
        PlainWire wire = new PlainWire(channel, waiting, buffer, watchdog);
        try {
            // Behind an upload our port is taken for a minute, but not for a server that listens.
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        } catch (IOException e) {
            wire.close();
            throw e;
        }
        return wire;
    }

    /**
     * Connects; closes it if that fails.
     *
     * @param prompt whether what is written in small pieces leaves at once
     */
    void connect(InetSocketAddress address, boolean prompt) throws IOException {
        try {
            if (prompt) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            channel.connect(address);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public @Nullable ByteBuffer receive() throws IOException {
        int count = read(buffer.clear());
        return count < 0 ? null : buffer.flip();
    }

    int read(ByteBuffer to) throws IOException {
        int count = waiting == Waiting.LOOKING ? look(to) : channel.read(to);
        watchdog.beat();
        return count;
    }

    private int look(ByteBuffer to) throws IOException {
        if (channel.isBlocking()) {
            channel.configureBlocking(false);
        }
        long begun = System.nanoTime();
        do {
            int count = channel.read(to);
            if (count != 0) {
                return count;
            }
            Thread.onSpinWait();
        } while (System.nanoTime() - begun < LOOK_NANOS);
        channel.configureBlocking(true);
        return channel.read(to);
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
