package dev.wherry.internal.net;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a server. Each does what is ready; one that finds nothing becomes the leader,
 * which sleeps in the {@link Poller}, and does itself what comes in. So a quick command costs no
 * switch of threads.
 *
 * <p>While a thread is away with something slow, another must be the leader. Who knows that it is
 * going to wait {@linkplain #aboutToWait says so}; for all others there is the watchdog, a thread
 * that looks each millisecond whether anybody came back. If not, it looks itself for what is ready,
 * and calls workers for that, or one for all that is to come if the first one stays away. It sleeps
 * while the leader does. Safe for use by many threads.
 */
public final class Reactor implements Closeable {
    private static final long TICK_NANOS = Duration.ofMillis(1).toNanos();

    /** So many ticks without news, and the watchdog goes to sleep. */
    private static final int QUIET_TICKS = 50;

    /** So many ticks the watchdog looks itself, before it calls a worker for it. */
    private static final int MOST_GLANCES = 20;

    private static final long IDLE_NANOS = Duration.ofSeconds(10).toNanos();

    /** Reserved, not used: what a thread never touches costs nothing. */
    private static final long STACK_BYTES = 512 * 1024;

    private static final int MOST_CALLED = 256;

    /** Whether a thread may look for news without taking the only core from those who make it. */
    public static final boolean SEVERAL_CORES = Runtime.getRuntime().availableProcessors() > 1;

    private final Poller poller = new Poller(SEVERAL_CORES);
    private final Queue<Strand> ready = new ConcurrentLinkedQueue<>();
    private final Deque<Worker> spare = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean leader = new AtomicBoolean();

    /** Workers that were called and have not come yet. */
    private final AtomicInteger called = new AtomicInteger();

    private final AtomicInteger names = new AtomicInteger();
    private final @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
    private final BooleanSupplier isBusy = this::isBusy;

    /** Grows whenever the leader goes to sleep and wakes up; odd while none sleeps. */
    private volatile int watch = 1;

    /** Grows whenever something was done; that a count may get lost does not matter. */
    private volatile int done;

    private final Thread watchdog;
    private volatile boolean watchdogSleeps;
    private volatile boolean lacksThreads;
    private volatile boolean closed;

    /**
     * Opens a poller and calls the first worker.
     *
     * @throws IOException if the system has no resources for a selector
     */
    public Reactor() throws IOException {
        watchdog = Thread.ofPlatform().name("wherry-watchdog").daemon().unstarted(this::keepWatch);
        watchdog.start();
        call(1);
    }

    /** Returns what watches the channels of this server. */
    public Poller poller() {
        return poller;
    }

    /** To be called before a thread waits: lets another do meanwhile what is ready. */
    public static void aboutToWait() {
        if (Thread.currentThread() instanceof Worker worker) {
            worker.reactor().replaceLeader();
        }
    }

    private void replaceLeader() {
        if (hasNoLeader(watch)) {
            call(1);
        }
    }

    /** Has the next worker that is free go on with a strand. */
    void submit(Strand strand) {
        ready.add(strand);
        poller.wakeUp();
    }

    /** Tells whether the watchdog sleeps, as nothing has happened for a while. */
    boolean isQuiet() {
        return watchdogSleeps;
    }

    private static boolean hasNoLeader(int watch) {
        return (watch & 1) != 0;
    }

    /** Sees to it that so many workers are on their way. */
    private void call(int count) {
        for (int i = called.get(); i < count && !closed; i++) {
            called.incrementAndGet();
            Worker worker = spare.poll();
            if (worker != null) {
                worker.wake();
            } else if (!startWorker()) {
                return;
            }
        }
    }

    private boolean startWorker() {
        try {
            new Worker("wherry-worker-" + names.incrementAndGet()).start();
            lacksThreads = false;
            return true;
        } catch (Throwable e) { // no memory for a thread: the next tick tries again
            called.decrementAndGet();
            if (!lacksThreads) {
                lacksThreads = true;
                Poller.complain("No thread could be started", e);
            }
            return false;
        }
    }

    /** A thread of the reactor. */
    private final class Worker extends Thread {
        private volatile boolean wanted;

        Worker(String name) {
            super(null, null, name, STACK_BYTES, false);
            setDaemon(true);
            setContextClassLoader(context);
        }

        Reactor reactor() {
            return Reactor.this;
        }

        void wake() {
            wanted = true;
            LockSupport.unpark(this);
        }

        @Override
        public void run() {
            called.decrementAndGet();
            boolean stays = true;
            while (stays && !closed) {
                try {
                    stays = work();
                } catch (Throwable e) { // a session's own failures never come this far
                    Poller.complain("A thread of the server failed", e);
                }
            }
        }

        /** Does what is ready, looks for more, or rests; returns false to end. */
        private boolean work() {
            Strand strand = ready.poll();
            if (strand == null && leader.compareAndSet(false, true)) {
                lead();
                strand = ready.poll();
                if (SEVERAL_CORES && !ready.isEmpty()) {
                    call(1);
                }
            } else if (strand == null) {
                return rest();
            }
            if (strand != null) {
                goOnWith(strand);
            }
            return true;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate")
        private void goOnWith(Strand strand) {
            try {
                strand.goOn();
            } finally {
                done++;
                Thread.interrupted(); // user code may have left it; it would close the next file
            }
        }

        /** Waits to be called; returns false if that takes too long, and this thread ends. */
        private boolean rest() {
            wanted = false;
            spare.push(this);
            long deadline = System.nanoTime() + IDLE_NANOS;
            while (!wanted && !closed) {
                long left = deadline - System.nanoTime();
                if (left <= 0 && spare.remove(this)) {
                    return false;
                }
                LockSupport.parkNanos(this, Math.max(left, TICK_NANOS));
            }
            called.decrementAndGet();
            return true;
        }
    }

    /** For the leader. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // there is one leader
    private void lead() {
        watch++;
        try {
            poller.look(isBusy);
        } finally {
            watch++;
            leader.set(false);
        }
        if (watchdogSleeps) {
            wakeWatchdog();
        }
    }

    private boolean isBusy() {
        return closed || !ready.isEmpty();
    }

    private void wakeWatchdog() {
        watchdogSleeps = false;
        LockSupport.unpark(watchdog);
    }

    /**
     * For the watchdog: calls a worker if none was the leader for a tick and there is something to
     * do, or for many ticks; and more each time if those at work do not come back either.
     */
    private void keepWatch() {
        int lastWatch = watch;
        int lastDone = done;
        int quiet = 0;
        int more = 1;
        int glances = 0;
        while (!closed) {
            LockSupport.parkNanos(this, TICK_NANOS);
            int nowWatch = watch;
            int nowDone = done;
            boolean isWatched = !hasNoLeader(nowWatch) || nowWatch != lastWatch;
            quiet = nowWatch == lastWatch && isWatched ? quiet + 1 : 0;
            if (isWatched || nowDone != lastDone) {
                more = 1;
                glances = 0;
            }
            if (!isWatched && glances < MOST_GLANCES && hasNothingToDo()) {
                glances++;
            } else if (!isWatched) {
                glances = 0;
                call(Math.clamp(ready.size(), 1, more));
                more = Math.min(MOST_CALLED, more * 4);
            } else if (quiet > QUIET_TICKS) {
                quiet = 0;
                sleepUntilNews(nowWatch);
            }
            lastWatch = nowWatch;
            lastDone = nowDone;
        }
    }

    /**
     * Looks in place of the leader. Were a worker called at once, the next command of a session
     * would find that one leading, often on another core, where nothing of it is in the caches.
     */
    private boolean hasNothingToDo() {
        if (!ready.isEmpty() || !leader.compareAndSet(false, true)) {
            return false;
        }
        try {
            poller.glance();
        } finally {
            leader.set(false);
        }
        return ready.isEmpty();
    }

    private void sleepUntilNews(int seen) {
        watchdogSleeps = true; // before looking: who wakes up from now on tells us
        if (watch != seen) {
            watchdogSleeps = false;
        }
        while (watchdogSleeps && !closed) {
            LockSupport.park(this);
        }
    }

    /** Stops watching, and lets the threads end as soon as they are done. */
    @Override
    public void close() throws IOException {
        closed = true;
        wakeWatchdog();
        poller.close();
        spare.forEach(Worker::wake);
    }
}
