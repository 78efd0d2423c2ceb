package dev.wherry.server.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lines on their way to the writer. Bounded by their length, for a client chooses how long they
 * are: what does not fit is dropped and counted. Adding never waits for the writer.
 */
final class LogQueue {
    private static final int CHARS_PER_LINE = 64; // what a short line costs besides its text

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition closing = lock.newCondition();
    private final ArrayDeque<LogLine> lines = new ArrayDeque<>(); // guarded by lock, as all below
    private int used;
    private long dropped;
    private boolean closed;

    LogQueue(int capacityInChars) {
        this.capacity = capacityInChars;
    }

    /** What the writer takes at once. */
    record Batch(List<LogLine> lines, long dropped) {}

    void add(LogLine line) {
        lock.lock();
        try {
            int cost = cost(line);
            if (closed || cost > capacity - used) {
                dropped++;
                return;
            }
            used += cost;
            lines.add(line);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for lines, and takes all there are.
     *
     * @return the lines and how many were dropped behind them; no lines at all when the queue is
     *     closed and empty
     */
    Batch take() throws InterruptedException {
        lock.lock();
        try {
            while (lines.isEmpty() && !closed) {
                changed.await();
            }
            Batch batch = new Batch(new ArrayList<>(lines), dropped);
            lines.clear();
            used = 0;
            dropped = 0;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets lines gather before they are taken, unless the queue is closed: to wake the writer for
     * each would cost the sessions more than to write it.
     */
    void gather(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (left > 0 && !closed) {
                left = closing.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more lines; those that are there can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static int cost(LogLine line) {
        return CHARS_PER_LINE + line.text().length();
    }
}
