package dev.wherry.internal.data;

import dev.wherry.internal.config.Settings.PortRange;
import dev.wherry.internal.net.Poller;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The ports on which clients may connect for data. Listeners stay open and are leased, to one
 * session at a time, at random.
 *
 * <p>Opening a listener for each transfer would make the system search for a free port each time,
 * and that search slows down by a factor of ten while closed connections linger. At random, because
 * a port that can be guessed can be stolen (RFC 2577 §8).
 *
 * <p>Safe for use by many threads.
 */
public final class PassivePorts implements Closeable {
    /**
     * Without a range this many listeners make a pool that is hard to guess from and cheap to keep.
     */
    static final int POOL = 64;

    /** So many are kept when a burst of transfers is over: the next one finds them. */
    static final int MOST_KEPT = 1024;

    private static final int BACKLOG = 4;

    private final Poller poller;
    private final @Nullable PortRange range;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@link #lock}. */
    private final Map<InetAddress, Pool> pools = new HashMap<>();

    /** Guarded by {@link #lock}. */
    private boolean closed;

    /** The listeners of one local address. Guarded by {@link #lock}. */
    private static final class Pool {
        private final List<PassiveListener> idle = new ArrayList<>();
        private final Map<Integer, PassiveListener> byPort = new HashMap<>();
    }

    /** Without a range any free port will do. */
    public PassivePorts(Poller poller, @Nullable PortRange range) {
        this.poller = poller;
        this.range = range;
    }

    /**
     * Leases a listener.
     *
     * @param local the server's end of the control connection
     * @param peer the only address that may connect, or null for any
     * @param notPort the port that the session had last, which is avoided if there is another one
     * @return the lease, or null if all ports of the range are busy
     * @throws IOException if the system has no resources for a listener
     */
    public @Nullable PassiveLease lease(InetAddress local, @Nullable InetAddress peer, int notPort)
            throws IOException {
        PassiveListener listener;
        lock.lock();
        try {
            if (closed) {
                return null;
            }
            Pool pool = pools.computeIfAbsent(local, address -> new Pool());
            listener =
                    range == null
                            ? takeAny(pool, local, notPort)
                            : takeInRange(pool, local, range, notPort);
        } finally {
            lock.unlock();
        }
        if (listener == null) {
            return null;
        }
        listener.begin(peer);
        return new PassiveLease(this, listener);
    }

    private PassiveListener takeAny(Pool pool, InetAddress local, int notPort) throws IOException {
        if (pool.idle.size() >= POOL) {
            PassiveListener listener = takeIdle(pool, notPort);
            if (listener != null) {
                return listener;
            }
        }
        return open(pool, local, 0);
    }

    /** Tries the ports of the range in an order of its own each time, opened or not. */
    private @Nullable PassiveListener takeInRange(
            Pool pool, InetAddress local, PortRange range, int notPort) throws IOException {
        int size = range.size();
        int unopened = size - pool.byPort.size();
        // With most of the range open, an idle listener is found at once; else any port is as
        // likely as another.
        if (random.nextInt(size) >= unopened) {
            PassiveListener listener = takeIdle(pool, notPort);
            if (listener != null) {
                return listener;
            }
        }
        int start = random.nextInt(size);
        for (int i = 0; i < size; i++) {
            int port = range.first() + (start + i) % size;
            if (!pool.byPort.containsKey(port)) {
                try {
                    return open(pool, local, port);
                } catch (BindException e) {
                    // In use by another program: the next one.
                }
            }
        }
        PassiveListener listener = takeIdle(pool, notPort);
        return listener != null ? listener : takeIdle(pool, 0);
    }

    private @Nullable PassiveListener takeIdle(Pool pool, int notPort) {
        int count = pool.idle.size();
        if (count == 0) {
            return null;
        }
        int at = random.nextInt(count);
        if (pool.idle.get(at).port() == notPort) {
            if (count == 1) {
                return null;
            }
            at = (at + 1) % count;
        }
        PassiveListener chosen = pool.idle.get(at);
        PassiveListener last = pool.idle.removeLast();
        if (chosen != last) {
            pool.idle.set(at, last);
        }
        return chosen;
    }

    private PassiveListener open(Pool pool, InetAddress local, int port) throws IOException {
        PassiveListener listener =
                PassiveListener.open(poller, new InetSocketAddress(local, port), BACKLOG);
        pool.byPort.put(listener.port(), listener);
        return listener;
    }

    /** Tells whether one of our listeners has this port. */
    public boolean owns(InetAddress local, int port) {
        lock.lock();
        try {
            Pool pool = pools.get(local);
            return pool != null && pool.byPort.containsKey(port);
        } finally {
            lock.unlock();
        }
    }

    /** Takes a listener back. */
    void giveBack(PassiveListener listener) {
        boolean keep;
        lock.lock();
        try {
            Pool pool = closed ? null : pools.get(listener.address());
            keep = pool != null && takesBack(pool, listener);
        } finally {
            lock.unlock();
        }
        if (!keep) {
            listener.close();
        }
    }

    private boolean takesBack(Pool pool, PassiveListener listener) {
        if (range != null || pool.idle.size() < MOST_KEPT) {
            return pool.idle.add(listener);
        }
        pool.byPort.remove(listener.port());
        return false;
    }

    /** Closes all listeners that are not leased; the others close when they are given back. */
    @Override
    public void close() {
        List<PassiveListener> idle = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            pools.values().forEach(pool -> idle.addAll(pool.idle));
            pools.clear();
        } finally {
            lock.unlock();
        }
        idle.forEach(PassiveListener::close);
    }
}
