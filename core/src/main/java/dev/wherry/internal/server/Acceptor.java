package dev.wherry.internal.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the clients of one listener, on a thread of its own, whatever the network does to single
 * connections.
 */
final class Acceptor {
    private static final System.Logger LOG = System.getLogger("dev.wherry");

    /**
     * How long to wait after a failure, such as a lack of descriptors, before trying again; doubled
     * up to the last.
     */
    private static final long FIRST_PAUSE = Duration.ofMillis(5).toNanos();

    private static final long LAST_PAUSE = Duration.ofSeconds(1).toNanos();

    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final boolean implicitTls;
    private final Sessions sessions;
    private final Thread thread;

    /**
     * Kept for the day on which no descriptor is left: closed, it makes room to tell one client so.
     * For the acceptor's thread.
     */
    private @Nullable SocketChannel spare;

    Acceptor(ServerSocketChannel listener, boolean implicitTls, Sessions sessions)
            throws IOException {
        this.implicitTls = implicitTls;
        this.listener = listener;
        this.address = (InetSocketAddress) listener.getLocalAddress();
        this.sessions = sessions;
        this.thread =
                Thread.ofPlatform()
                        .name("wherry-acceptor-" + address.getPort())
                        .unstarted(this::run);
    }

    static ServerSocketChannel open(RunningServer.Endpoint endpoint, int backlog)
            throws IOException {
        return switch (endpoint) {
            case RunningServer.Endpoint.Bound bound -> bound.channel();
            case RunningServer.Endpoint.Address address -> {
                ServerSocketChannel channel =
                        ServerSocketChannel.open(); // of both families, where the system has both
                try {
                    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                    channel.bind(address.address(), backlog);
                    yield channel;
                } catch (IOException | RuntimeException e) {
                    channel.close();
                    throw e;
                }
            }
        };
    }

    void start() {
        thread.start();
    }

    InetSocketAddress address() {
        return address;
    }

    private void run() {
        try {
            acceptAll();
        } finally {
            if (spare != null) {
                closeQuietly(spare);
            }
        }
    }

    private static void closeQuietly(Closeable channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Its descriptor is gone all the same.
        }
    }

    private void acceptAll() {
        long pause = FIRST_PAUSE;
        while (listener.isOpen()) {
            try {
                keepSpare();
                sessions.welcome(listener.accept(), implicitTls);
                pause = FIRST_PAUSE;
            } catch (ClosedChannelException e) {
                return;
            } catch (Throwable e) { // whatever it is, the next one may be luckier
                complain(e);
                turnOneAway();
                LockSupport.parkNanos(pause);
                pause = Math.min(pause * 2, LAST_PAUSE);
            }
        }
    }

    /** Without descriptors or memory even to log may fail, and the JDK does so with an Error. */
    private static void complain(Throwable failure) {
        try {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A connection could not be accepted: {0}",
                    failure.getMessage());
        } catch (Throwable e) {
            // It waits for the next failure.
        }
    }

    private void keepSpare() throws IOException {
        if (spare == null) {
            spare = SocketChannel.open();
        }
    }

    /** Gives the spare descriptor to one client, to tell it that there is no room. */
    private void turnOneAway() {
        SocketChannel kept = spare;
        if (kept == null) {
            return;
        }
        spare = null;
        try {
            kept.close();
            listener.configureBlocking(false);
            SocketChannel client = listener.accept();
            if (client != null) {
                Sessions.refuse(client, "No room for more connections, try again later.");
            }
        } catch (IOException e) {
            // Others were faster to take the descriptor.
        } finally {
            blockAgain();
        }
    }

    private void blockAgain() {
        try {
            listener.configureBlocking(true);
        } catch (IOException e) {
            // Closed: the loop ends.
        }
    }

    /** Stops to accept. */
    void close() {
        closeQuietly(listener);
        LockSupport.unpark(thread);
    }
}
