package dev.wherry.internal.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sizes the queues between the server and clients on this machine while there are many of them. On
 * a network a queue bridges the time until an acknowledgement comes, and the system sizes it for
 * that. Here there is no such time, but many who share the processors. Safe for use by many
 * threads.
 */
public final class LocalQueues {
    /** So many transfers share the caches without harm. */
    static final int FEW = 8;

    /**
     * Short, as what waits long is out of the processor's caches when it is read. It is what older
     * Linux allows unless it is told otherwise ({@code net.core.wmem_max}).
     */
    private static final int SENT = 208 * 1024;

    /**
     * Much, so that a client that has its turn can give it away: the system begins with a small
     * fraction of this and needs long to find out. Linux may allow less ({@code
     * net.core.rmem_max}).
     */
    private static final int RECEIVED = 4 * 1024 * 1024;

    /**
     * So long a client is left alone with what it has when the socket is full: to be woken up for
     * each bit of room costs both sides more than the bytes do.
     */
    private static final long PAUSE_NANOS = 100_000;

    /** What each of the others adds to that, as they share the processors. */
    private static final long PAUSE_NANOS_EACH =
            400_000 / Runtime.getRuntime().availableProcessors();

    /** Whoever wants to abort its transfer does not wait longer. */
    private static final long LONGEST_PAUSE_NANOS = 50_000_000;

    private final AtomicInteger open = new AtomicInteger();

    /**
     * Takes note of a connection on which much will be sent, until it {@linkplain #end ends}.
     *
     * @return whether it shares this machine with many others
     */
    boolean beginSending(SocketChannel socket) throws IOException {
        return begin(socket, StandardSocketOptions.SO_SNDBUF, SENT);
    }

    /** Returns how long not to look at a full socket, in nanoseconds. */
    long pauseNanos(boolean isShared) {
        return isShared
                ? Math.clamp(open.get() * PAUSE_NANOS_EACH, PAUSE_NANOS, LONGEST_PAUSE_NANOS)
                : PAUSE_NANOS;
    }

    /** Takes note of a connection on which a file comes, until it {@linkplain #end ends}. */
    void beginReceiving(SocketChannel socket) throws IOException {
        begin(socket, StandardSocketOptions.SO_RCVBUF, RECEIVED);
    }

    private boolean begin(SocketChannel socket, SocketOption<Integer> queue, int bytes)
            throws IOException {
        boolean isShared = open.incrementAndGet() > FEW && isLocal(socket);
        if (isShared) {
            socket.setOption(queue, bytes);
        }
        return isShared;
    }

    private static boolean isLocal(SocketChannel socket) throws IOException {
        InetAddress peer = ((InetSocketAddress) socket.getRemoteAddress()).getAddress();
        return peer.isLoopbackAddress()
                || peer.equals(((InetSocketAddress) socket.getLocalAddress()).getAddress());
    }

    /** Takes note that a transfer is over. */
    void end() {
        open.decrementAndGet();
    }
}
