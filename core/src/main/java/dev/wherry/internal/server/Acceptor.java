package dev.wherry.internal.server;

import dev.wherry.internal.net.Poller;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the clients of one listener, whatever the network does to single connections: on the
 * thread that leads, which so greets a client and reads its first command without waking another
 * one. Only a pause after a failure has a thread of its own.
 */
final class Acceptor implements Poller.Watcher {
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
    private final Poller poller;
    private final Thread thread;
    private final SelectionKey key;

    /** Whether accepting has failed and is to be tried again after a pause. */
    private volatile boolean paused;

    /** Whether a client was accepted since the last pause. */
    private volatile boolean recovered = true;

    /**
     * Kept for the day on which no descriptor is left: closed, it makes room to tell one client so.
     */
    private final AtomicReference<@Nullable SocketChannel> spare = new AtomicReference<>();

    Acceptor(ServerSocketChannel listener, boolean implicitTls, Sessions sessions, Poller poller)
            throws IOException {
        this.implicitTls = implicitTls;
        this.listener = listener;
        this.address = (InetSocketAddress) listener.getLocalAddress();
        this.sessions = sessions;
        this.poller = poller;
        this.thread =
                Thread.ofPlatform()
                        .name("wherry-acceptor-" + address.getPort())
                        .unstarted(this::pauseAfterFailures);
        listener.configureBlocking(false);
        this.key = poller.watch(listener, 0, this);
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

    /** Begins to accept. */
    void start() {
        thread.start();
        acceptAgain();
    }

    private void acceptAgain() {
        poller.want(key, SelectionKey.OP_ACCEPT);
    }

    InetSocketAddress address() {
        return address;
    }

    /**
     * Accepts one client: if there are more, the poller says so again, after the news of others.
     */
    @Override
    public void ready(SelectionKey ready, ByteBuffer scratch) {
        try {
            keepSpare();
            SocketChannel client = listener.accept();
            if (client != null) {
                sessions.welcome(client, implicitTls);
            }
            recovered = true;
        } catch (ClosedChannelException e) {
            // The server stops.
        } catch (Throwable e) { // whatever it is, the next one may be luckier
            ready.interestOps(0);
            complain(e);
            turnOneAway();
            pause();
        }
    }

    @Override
    public void failed() {
        // The listener was closed: all else is caught above.
    }

    private void pause() {
        paused = true;
        LockSupport.unpark(thread);
    }

    /** The work of the thread: lets the listener accept again some time after it has failed. */
    private void pauseAfterFailures() {
        long pause = FIRST_PAUSE;
        while (listener.isOpen()) {
            if (!paused) {
                LockSupport.park(this);
                continue;
            }
            pause = recovered ? FIRST_PAUSE : Math.min(pause * 2, LAST_PAUSE);
            recovered = false;
            LockSupport.parkNanos(this, pause);
            paused = false;
            acceptAgain();
        }
    }

    private static void closeQuietly(Closeable channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Its descriptor is gone all the same.
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
        if (spare.get() == null) {
            spare.set(SocketChannel.open());
            if (!listener.isOpen()) {
                dropSpare(); // who closed it looked before
            }
        }
    }

    private boolean dropSpare() {
        SocketChannel kept = spare.getAndSet(null);
        if (kept == null) {
            return false;
        }
        closeQuietly(kept);
        return true;
    }

    /** Gives the spare descriptor to one client, to tell it that there is no room. */
    private void turnOneAway() {
        if (!dropSpare()) {
            return;
        }
        try {
            SocketChannel client = listener.accept();
            if (client != null) {
                Sessions.refuse(client, "No room for more connections, try again later.");
            }
        } catch (IOException e) {
            // Others were faster to take the descriptor.
        }
    }

    /** Stops to accept. */
    void close() {
        closeQuietly(listener);
        poller.forget();
        dropSpare();
        LockSupport.unpark(thread);
    }
}
