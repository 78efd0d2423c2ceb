package dev.wherry.bench.client;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a wait for a server that has fallen silent, by closing all connections: blocking channels
 * know no time limit. All methods may be called from any thread.
 */
public final class Watchdog implements Closeable {
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

    private final Duration limit;
    private final Set<Closeable> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong beats = new AtomicLong();
    private final Thread thread;
    private volatile boolean struck;
    private volatile boolean off;

    /**
     * Starts to watch.
     *
     * @param limit how long nothing may happen
     */
    public Watchdog(Duration limit) {
        this.limit = limit;
        thread = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
    }

    /** Tells that something has happened. */
    public void beat() {
        beats.setOpaque(beats.getOpaque() + 1); // a beat lost between two threads does no harm
    }

    /** Tells whether it had to close the connections. */
    public boolean hasStruck() {
        return struck;
    }

    /** Returns a sentence about what it is there for. */
    public String complaint() {
        return "nothing came for "
                + BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString()
                + " s";
    }

    Duration limit() {
        return limit;
    }

    void guard(Closeable connection) throws IOException {
        beat();
        connections.add(connection);
        if (struck) {
            connection.close();
        }
    }

    void forget(Closeable connection) {
        connections.remove(connection);
    }

    private void watch() {
        long nap = Math.min(limit.dividedBy(4).toNanos(), LONGEST_NAP.toNanos());
        long seen = beats.get();
        long since = System.nanoTime();
        while (!off) {
            LockSupport.parkNanos(nap);
            long now = System.nanoTime();
            if (beats.get() != seen || connections.isEmpty()) {
                seen = beats.get();
                since = now;
            } else if (now - since >= limit.toNanos()) {
                strike();
                return;
            }
        }
    }

    private void strike() {
        struck = true;
        for (Closeable connection : connections) {
            try {
                connection.close();
            } catch (IOException e) {
                // Nobody waits on it any more, which is all that this is for.
            }
        }
    }

    @Override
    public void close() {
        off = true;
        LockSupport.unpark(thread);
    }
}
