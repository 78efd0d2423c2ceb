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
import org.jspecify.annotations.Nullable;

/**
 * One listening socket for data connections. Non-blocking: who leases it asks, and sleeps until the
 * poller has somebody ring.
 */
final class PassiveListener implements Poller.Watcher {
    private final ServerSocketChannel channel;
    private final InetAddress address;
    private final int port;
    private final Poller poller;
    private final SelectionKey key;
    private volatile @Nullable Bell waiting;

    private PassiveListener(
            ServerSocketChannel channel, InetAddress address, int port, Poller poller)
            throws IOException {
        this.channel = channel;
        this.address = address;
        this.port = port;
        this.poller = poller;
        this.key = poller.watch(channel, 0, this);
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

    /** Returns a connection that stands already, or null. */
    @Nullable SocketChannel acceptNow() throws IOException {
        return channel.accept();
    }

    /** Rings the bell when a connection comes in. */
    void ringOnConnection(Bell bell) {
        waiting = bell;
        poller.want(key, SelectionKey.OP_ACCEPT);
    }

    @Override
    public void ready(SelectionKey ready, ByteBuffer scratch) {
        ready.interestOps(0); // once: the bell's owner accepts, and asks again if it wants more
        Bell bell = waiting;
        if (bell != null) {
            bell.ring();
        }
    }

    @Override
    public void failed() {
        Bell bell = waiting;
        if (bell != null) {
            bell.ring(); // to look once more; then its deadline ends the wait
        }
    }

    /**
     * Throws away connections that nobody asked for, so that the next lease does not take them for
     * its own.
     */
    void dropPending() {
        waiting = null;
        try {
            SocketChannel stray = channel.accept();
            while (stray != null) {
                stray.close();
                stray = channel.accept();
            }
        } catch (IOException e) {
            // A connection that was reset before it was accepted; or no descriptor to accept it
            // with: as good as dropped.
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
