package dev.wherry.internal.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps short what lies on its way to clients on this machine. On a network a long queue bridges
 * the time until an acknowledgement comes, and the system sizes it for that. Here there is no such
 * time, and what waits long is out of the processor's caches when it is read. Safe for use by many
 * threads.
 */
public final class SendQueues {
    /** So many downloads share the caches without harm. */
    static final int FEW = 8;

    private static final int BYTES_FOR_FEW = 1024 * 1024;

    /** What Linux allows unless it is told otherwise ({@code net.core.wmem_max}). */
    private static final int BYTES_FOR_MANY = 208 * 1024;

    private final AtomicInteger open = new AtomicInteger();

    /** Takes note of a connection on which much will be sent, until it is {@link #close closed}. */
    void open(SocketChannel out) throws IOException {
        int count = open.incrementAndGet();
        if (isLocal(out)) {
            out.setOption(
                    StandardSocketOptions.SO_SNDBUF, count <= FEW ? BYTES_FOR_FEW : BYTES_FOR_MANY);
        }
    }

    private static boolean isLocal(SocketChannel out) throws IOException {
        InetAddress peer = ((InetSocketAddress) out.getRemoteAddress()).getAddress();
        return peer.isLoopbackAddress()
                || peer.equals(((InetSocketAddress) out.getLocalAddress()).getAddress());
    }

    /** Takes note that all is sent, or will not be. */
    void close() {
        open.decrementAndGet();
    }
}
