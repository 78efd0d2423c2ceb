package dev.wherry.internal.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The way out of a link. Records must reach the transport in the order in which they were made, so
 * one lock is held from the one to the other.
 */
final class Outbound {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final SSLEngine engine;
    private final Transport transport;
    private final NetworkBuffers buffers;
    private final ReentrantLock lock = new ReentrantLock();

    /** Records that wait to leave together with the next ones. Written under {@link #lock}. */
    private volatile @Nullable ByteBuffer pending;

    /** Guarded by {@link #lock}. */
    private boolean closed;

    Outbound(SSLEngine engine, Transport transport, NetworkBuffers buffers) {
        this.engine = engine;
        this.transport = transport;
        this.buffers = buffers;
    }

    /** Encrypts and writes all of it, in batches. */
    void write(ByteBuffer plain) throws IOException {
        lock.lock();
        try {
            while (plain.hasRemaining()) {
                writeBatch(plain);
            }
        } catch (SSLException e) {
            throw TlsFailure.record(e);
        } finally {
            lock.unlock();
        }
    }

    private void writeBatch(ByteBuffer plain) throws IOException {
        int room = engine.getSession().getPacketBufferSize();
        ByteBuffer net =
                plain.remaining() <= NetworkBuffers.RECORD_BYTES / 2
                        ? buffers.takeRecord()
                        : buffers.takeBatch();
        try {
            putPending(net, room);
            while (plain.hasRemaining() && net.remaining() >= room) {
                SSLEngineResult result = engine.wrap(plain, net);
                if (result.getStatus() == Status.CLOSED) {
                    throw new TlsFailure("TLS has been closed");
                }
                if (isStuck(result)) {
                    throw new TlsFailure("the peer asked for a renegotiation");
                }
            }
            transport.write(net.flip());
        } finally {
            buffers.giveBack(net);
        }
    }

    private static boolean isStuck(SSLEngineResult result) {
        return result.bytesConsumed() == 0
                && result.bytesProduced() == 0
                && result.getHandshakeStatus() != HandshakeStatus.FINISHED;
    }

    /** Puts what waits into the buffer, or writes it if that would leave no room for a record. */
    private void putPending(ByteBuffer net, int room) throws IOException {
        ByteBuffer waiting = pending;
        if (waiting == null) {
            return;
        }
        pending = null;
        if (net.remaining() - waiting.remaining() >= room) {
            net.put(waiting);
        } else {
            transport.write(waiting);
        }
    }

    /**
     * Writes what the engine has to say for itself: handshake messages, answers to key updates,
     * alerts.
     */
    void flush() throws IOException {
        lock.lock();
        try {
            ByteBuffer records = ownRecords();
            if (records != null) {
                transport.write(records);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets the engine's own records, the tickets at the end of a handshake, leave with the next
     * write or flush: nobody waits for them. Behind an upload that is the close_notify. Sooner they
     * would do harm: a client that only sends, such as curl, may have closed its socket by then,
     * with tickets unread in it or on their way, and TCP answers those with a reset, in which the
     * rest of the upload is lost.
     */
    void postpone() throws IOException {
        lock.lock();
        try {
            pending = ownRecords();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Flushes, unless another thread is writing: whatever it writes next carries the records, and
     * none is owed earlier (RFC 8446 §4.6.3). So a reader never waits for a writer, who may wait
     * for a peer that waits for the reader.
     */
    void flushIfFree() throws IOException {
        if (lock.tryLock()) {
            try {
                flush();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Flushes an alert, if that is possible: a failure is being reported already. */
    void flushAlert() {
        try {
            flushIfFree();
        } catch (IOException e) {
            // The peer will see the end of the connection.
        }
    }

    /** Returns what waits and what the engine has to say, or null. */
    private @Nullable ByteBuffer ownRecords() throws IOException {
        if (pending == null && engine.getHandshakeStatus() != HandshakeStatus.NEED_WRAP) {
            return null;
        }
        int room = engine.getSession().getPacketBufferSize();
        ByteBuffer net = buffers.takeBatch();
        try {
            putPending(net, room);
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
                    && net.remaining() >= room) {
                SSLEngineResult result = engine.wrap(NOTHING, net);
                if (result.getStatus() == Status.CLOSED && result.bytesProduced() == 0) {
                    break;
                }
            }
            return copyOf(net.flip());
        } finally {
            buffers.giveBack(net);
        }
    }

    private static @Nullable ByteBuffer copyOf(ByteBuffer net) {
        return net.hasRemaining() ? ByteBuffer.allocate(net.remaining()).put(net).flip() : null;
    }

    /** Sends close_notify, once. */
    void close() throws IOException {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                engine.closeOutbound();
                flush();
            }
        } catch (SSLException e) {
            throw TlsFailure.record(e);
        } finally {
            lock.unlock();
        }
    }
}
