package dev.wherry.internal.data;

import dev.wherry.internal.net.Bell;
import dev.wherry.internal.net.Poller;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One listening socket for data connections. The poller watches it always: whoever leads takes in
 * the client of the lease while that goes on to its next command, which finds the connection there;
 * and sends away at once all others.
 */
final class PassiveListener implements Poller.Watcher {
    private final ServerSocketChannel channel;
    private final InetAddress address;
    private final int port;
    private final Poller poller;
    private final SelectionKey key;
    private final ReentrantLock lock = new ReentrantLock();

    /** Whether a client of the lease may still come. Guarded by {@link #lock}. */
    private boolean awaits;

    /** The only address from which it may, or null for any. Guarded by {@link #lock}. */
    private @Nullable InetAddress peer;

    /** Who has come, until the transfer takes it. Guarded by {@link #lock}. */
    private @Nullable SocketChannel come;

    /** Guarded by {@link #lock}. */
    private @Nullable Bell waiting;

    /**
     * Whether accepting has failed, so that the poller does not watch. Guarded by {@link #lock}.
     */
    private boolean deaf;

    private PassiveListener(
            ServerSocketChannel channel, InetAddress address, int port, Poller poller)
            throws IOException {
        this.channel = channel;
        this.address = address;
        this.port = port;
        this.poller = poller;
        this.key = poller.watch(channel, SelectionKey.OP_ACCEPT, this);
    }

    static PassiveListener open(Poller poller, InetSocketAddress local, int backlog)
            throws IOException {
        boolean v4 = local.getAddress() instanceof Inet4Address;
        ServerSocketChannel channel =
                ServerSocketChannel.open(
                        v4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            channel.configureBlocking(false);
            channel.bind(local, backlog);
            int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            return new PassiveListener(channel, local.getAddress(), port, poller);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    InetAddress address() {
        return address;
    }

    int port() {
        return port;
    }

    /**
     * Begins a lease. Connections that nobody asked for are thrown away, so that the lease does not
     * take them for its own.
     *
     * @param only the only address from which the client may come, or null for any
     */
    void begin(@Nullable InetAddress only) {
        lock.lock();
        try {
            dropPending();
            peer = only;
            awaits = true;
            listen();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the client's connection if it stands already, or null. */
    @Nullable SocketChannel take() throws IOException {
        lock.lock();
        try {
            boolean more = true;
            while (come == null && more) {
                more = accept();
            }
            SocketChannel taken = come;
            come = null;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Rings the bell when the client has come. */
    void ringOnConnection(Bell bell) {
        lock.lock();
        try {
            waiting = bell;
            listen();
            if (come != null) { // since the last look
                bell.ring();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends a lease; a client that was not taken is sent away. */
    void end() {
        lock.lock();
        try {
            awaits = false;
            waiting = null;
            if (come != null) {
                come.close();
            }
        } catch (IOException e) {
            // Closed as far as it can be; there is nobody to tell.
        } finally {
            come = null;
            lock.unlock();
        }
    }

    @Override
    public void ready(SelectionKey ready, ByteBuffer scratch) {
        lock.lock();
        try {
            accept();
        } catch (IOException e) { // no descriptor for it: it would be told again and again
            deaf = true;
            ready.interestOps(0);
        } finally {
            ring();
            lock.unlock();
        }
    }

    @Override
    public void failed() {
        lock.lock();
        try {
            ring(); // to look once more; then its deadline ends the wait
        } finally {
            lock.unlock();
        }
    }

    /** Takes in one connection; returns false if there was none. */
    private boolean accept() throws IOException {
        SocketChannel next = channel.accept();
        if (next == null) {
            return false;
        }
        if (awaits && isWelcome(next)) {
            come = next;
            awaits = false;
        } else {
            next.close(); // RFC 2577 §4: whoever it is, it does not use up the port
        }
        return true;
    }

    private boolean isWelcome(SocketChannel next) throws IOException {
        return peer == null
                || (next.getRemoteAddress() instanceof InetSocketAddress remote
                        && remote.getAddress().equals(peer));
    }

    private void dropPending() {
        try {
            while (accept()) {
                // Nobody's: closed.
            }
        } catch (IOException e) {
            // A connection that was reset before it was accepted; or no descriptor to accept it
            // with: as good as dropped.
        }
    }

    private void listen() {
        if (deaf) {
            deaf = false;
            poller.want(key, SelectionKey.OP_ACCEPT);
        }
    }

    private void ring() {
        if (waiting != null) {
            waiting.ring();
        }
    }

    void close() {
        try {
            channel.close();
            poller.forget();
        } catch (IOException e) {
            // Closed as far as it can be; there is nobody to tell.
        }
    }
}
