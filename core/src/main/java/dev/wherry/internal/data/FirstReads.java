package dev.wherry.internal.data;

import dev.wherry.internal.net.BusyPolling;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;

/**
 * Reads an upload: its first bytes, and the end behind them, without sleep if a client that is
 * quick sends them at once. For a small file that is all there is. Of a large one much is awaited
 * at a time, and the thread sleeps meanwhile: to take each bit as it comes costs both sides more.
 */
final class FirstReads implements ReadableByteChannel {
    /** After so many bytes the file is a large one. */
    static final int MOST = 64 * 1024;

    private final SocketChannel socket;
    private final BusyPolling polling;
    private boolean blocks = true;
    private long count;

    /** Reads from a socket that blocks; afterwards it may do so or not. */
    FirstReads(SocketChannel socket, BusyPolling polling) {
        this.socket = socket;
        this.polling = polling;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        int read = count < MOST ? readSoon(buffer) : readAsleep(buffer);
        count += Math.max(0, read);
        return read;
    }

    private int readSoon(ByteBuffer buffer) throws IOException {
        int read = polling.pays() ? pollBusily(buffer) : 0;
        if (read != 0) {
            return read;
        }
        long start = System.nanoTime();
        read = readAsleep(buffer);
        polling.slept(System.nanoTime() - start);
        return read;
    }

    private int pollBusily(ByteBuffer buffer) throws IOException {
        block(false);
        return polling.poll(() -> socket.read(buffer));
    }

    private int readAsleep(ByteBuffer buffer) throws IOException {
        block(true);
        return socket.read(buffer);
    }

    private void block(boolean wanted) throws IOException {
        if (blocks != wanted) {
            socket.configureBlocking(wanted);
            blocks = wanted;
        }
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
