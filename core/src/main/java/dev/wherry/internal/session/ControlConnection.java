package dev.wherry.internal.session;

import dev.wherry.command.Reply;
import dev.wherry.internal.net.Bell;
import dev.wherry.internal.net.Poller;
import dev.wherry.internal.net.Strand;
import dev.wherry.internal.wire.ReplyEncoder;
import dev.wherry.internal.wire.WireText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a control connection. The thread that leads puts in what comes, the owner takes it
 * out; whoever has a reply writes it. When the client sends more than is taken, or does not read
 * its replies, reading stops, and TCP makes it wait.
 */
final class ControlConnection implements Poller.Watcher {
    private static final byte[] NOTHING = {};

    /** Beyond, no more is read until the owner has taken what is there. */
    private static final int MAX_BUFFERED = 8 * 1024;

    private final SocketChannel channel;
    private final Poller poller;
    private final WireText charset;
    private final Strand owner;
    private final SelectionKey key;

    private final ReentrantLock inputLock = new ReentrantLock();

    /** Guarded by {@link #inputLock}. */
    private byte[] input = NOTHING;

    /** Guarded by {@link #inputLock}. */
    private boolean paused;

    /** Written under {@link #inputLock}. */
    private volatile boolean ended;

    private final ReentrantLock writeLock = new ReentrantLock();
    private final Bell writable = new Bell();

    private volatile @Nullable ControlTls tls;

    /** When the write that waits for the client began, on nanoTime; 0 while none does. */
    private volatile long writingSince;

    ControlConnection(SocketChannel channel, Poller poller, WireText charset, Strand owner)
            throws IOException {
        this.channel = channel;
        this.poller = poller;
        this.charset = charset;
        this.owner = owner;
        channel.configureBlocking(false);
        this.key = poller.watch(channel, 0, this);
    }

    /** Starts to read. */
    void listen() {
        poller.want(key, SelectionKey.OP_READ);
    }

    @Override
    public void ready(SelectionKey ready, ByteBuffer scratch) {
        if (ready.isWritable()) {
            ready.interestOpsAnd(~SelectionKey.OP_WRITE);
            writable.ring();
        }
        if (ready.isReadable() && read(scratch)) {
            owner.ring();
        }
    }

    /**
     * Reads once, and stops reading if that was the end, or enough. Returns whether there is
     * anything new for the owner to look at.
     */
    private boolean read(ByteBuffer scratch) {
        inputLock.lock();
        try {
            if (ended || paused) {
                return false;
            }
            int count = channel.read(scratch);
            if (count < 0) {
                end();
            } else if (count > 0) {
                int size = input.length;
                input = Arrays.copyOf(input, size + count);
                scratch.flip().get(input, size, count);
                paused = input.length > MAX_BUFFERED;
                if (paused) {
                    key.interestOpsAnd(~SelectionKey.OP_READ);
                }
            }
            return count != 0;
        } catch (IOException e) {
            end(); // a reset
            return true;
        } finally {
            inputLock.unlock();
        }
    }

    /** Reads no more: what else may come, the end too, would keep the poller busy for nothing. */
    private void end() {
        ended = true;
        try {
            key.interestOpsAnd(~SelectionKey.OP_READ);
        } catch (CancelledKeyException e) {
            // Closed meanwhile.
        }
    }

    @Override
    public void failed() {
        end();
        owner.ring();
        writable.ring();
    }

    /**
     * Returns all that has come since the last call, decrypted. For the owner.
     *
     * @throws IOException if TLS is broken
     */
    ByteBuffer take() throws IOException {
        ControlTls secure = tls;
        return secure == null ? takeBytes() : secure.take();
    }

    /** Returns all bytes that have come since the last call. For the owner. */
    ByteBuffer takeBytes() {
        inputLock.lock();
        try {
            ByteBuffer taken = ByteBuffer.wrap(input);
            input = NOTHING;
            if (paused) {
                paused = false;
                listen();
            }
            return taken;
        } finally {
            inputLock.unlock();
        }
    }

    /** Tells whether something has come that was not taken. */
    boolean hasBytes() {
        inputLock.lock();
        try {
            return input.length > 0;
        } finally {
            inputLock.unlock();
        }
    }

    /** Puts TLS between the bytes and the lines, or takes it away. For the owner. */
    void tls(@Nullable ControlTls secure) {
        tls = secure;
    }

    /** Returns the TLS in use, or null. */
    @Nullable ControlTls tls() {
        return tls;
    }

    /**
     * Tells whether the client has ended the connection, or it was lost; there may be input still
     * to take.
     */
    boolean ended() {
        return ended;
    }

    /** Notes that the client has ended TLS, behind which nothing can come. */
    void inputIsOver() {
        end();
        owner.ring(); // who looks at the end now may have asked for it before
    }

    /** Looks at the socket itself, right now, whether the connection stands. For any thread. */
    boolean stands() {
        if (!ended && read(ByteBuffer.allocate(512))) {
            owner.ring();
        }
        return !ended;
    }

    /**
     * Writes a whole reply; the thread sleeps while the client does not read. For any thread.
     *
     * @throws IOException if the connection is lost
     */
    void write(Reply reply) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(ReplyEncoder.encode(reply, charset));
        writeLock.lock();
        try {
            ControlTls secure = tls;
            if (secure == null) {
                writeBytes(bytes);
            } else {
                secure.send(bytes);
            }
        } finally {
            writeLock.unlock();
        }
    }

    /**
     * Writes bytes as they are; the thread sleeps while the client does not read. One at a time.
     */
    void writeBytes(ByteBuffer bytes) throws IOException {
        try {
            channel.write(bytes);
            while (bytes.hasRemaining()) {
                writingSince = System.nanoTime() | 1; // never 0
                poller.want(key, SelectionKey.OP_WRITE);
                writable.await();
                if (!channel.isOpen()) {
                    throw new ClosedChannelException();
                }
                channel.write(bytes);
            }
        } finally {
            writingSince = 0;
        }
    }

    /** Tells for how long a write has waited for the client, 0 if none does. */
    long nanosWaitingToWrite(long now) {
        long since = writingSince;
        return since == 0 ? 0 : now - since;
    }

    /** Ends TLS, if there is any, so that the client knows that it has read all. For the owner. */
    void sayEndOfTls() {
        ControlTls secure = tls;
        if (secure != null && channel.isOpen()) {
            try {
                secure.close();
            } catch (IOException e) {
                // The client is gone already.
            }
        }
    }

    /** Closes the connection; whoever waits for it wakes up. For any thread. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The descriptor is gone all the same.
        }
        poller.forget();
        ended = true;
        writable.ring();
        owner.ring();
    }
}
