package dev.wherry.internal.net;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The right to go on with something, which one thread has at a time. Whoever has news rings: then
 * the one that holds the strand looks again before it lets go of it; and if nobody does, the {@link
 * Reactor} has its work done. No ring is lost.
 *
 * <p>New strands are held. Safe for use by many threads; all but {@link #ring} and {@link #take} is
 * for the one that holds it.
 */
public final class Strand {
    private final Reactor reactor;
    private final Runnable work;
    private final AtomicReference<State> state = new AtomicReference<>(State.HELD);
    private volatile @Nullable Thread sleeper;

    private enum State {
        /** Nobody holds it, and there is no news. */
        FREE,
        /** Nobody holds it; the reactor has it among what is to be done. */
        READY,
        /** Somebody holds it. */
        HELD,
        /** Somebody holds it and is to look again. */
        RUNG,
        /** There will be no more work. */
        GONE
    }

    /**
     * Makes a strand, held by the caller.
     *
     * @param work is done whenever the bell has rung and nobody holds the strand; who does it holds
     *     it, until it {@linkplain #rest rests}, {@linkplain #lend lends} it or {@linkplain #passOn
     *     passes it on}
     */
    public Strand(Reactor reactor, Runnable work) {
        this.reactor = reactor;
        this.work = work;
    }

    /** Says that there is news. For any thread. */
    public void ring() {
        while (true) {
            switch (state.get()) {
                case FREE -> {
                    if (state.compareAndSet(State.FREE, State.READY)) {
                        reactor.submit(this);
                        return;
                    }
                }
                case HELD -> {
                    if (state.compareAndSet(State.HELD, State.RUNG)) {
                        LockSupport.unpark(sleeper);
                        return;
                    }
                }
                case READY, RUNG, GONE -> {
                    return;
                }
            }
        }
    }

    /** For the reactor. It may come late, when somebody else has taken the strand already. */
    void goOn() {
        if (state.compareAndSet(State.READY, State.HELD)) {
            work.run();
        }
    }

    /**
     * Lets go of the strand if there was no news.
     *
     * @return false if there was: the caller still holds it, and must look again
     */
    public boolean rest() {
        if (state.compareAndSet(State.HELD, State.FREE)) {
            return true;
        }
        state.set(State.HELD);
        return false;
    }

    /** Lets go of the strand, and lets others go on if there was news. */
    public void lend() {
        if (!rest()) {
            passOn();
        }
    }

    /** Lets go of the strand, and lets others go on in any case. */
    public void passOn() {
        state.set(State.READY);
        reactor.submit(this);
    }

    /** Takes the strand if nobody holds it. Who does looks again otherwise. For any thread. */
    public boolean take() {
        while (true) {
            State now = state.get();
            switch (now) {
                case FREE, READY -> {
                    if (state.compareAndSet(now, State.HELD)) {
                        return true;
                    }
                }
                case HELD -> {
                    if (state.compareAndSet(State.HELD, State.RUNG)) {
                        LockSupport.unpark(sleeper);
                        return false;
                    }
                }
                case RUNG, GONE -> {
                    return false;
                }
            }
        }
    }

    /** Ends it: there is nothing to go on with. */
    public void drop() {
        state.set(State.GONE);
    }

    /** Sleeps until it has rung since the last time. */
    public void await() {
        if (state.get() == State.HELD) {
            Reactor.aboutToWait();
        }
        sleeper = Thread.currentThread();
        while (state.get() == State.HELD) {
            LockSupport.park(this);
        }
        sleeper = null;
        state.set(State.HELD);
    }

    /**
     * Sleeps until it has rung or the time has come.
     *
     * @param deadline on {@link System#nanoTime}
     * @return whether it rang
     */
    public boolean awaitUntil(long deadline) {
        if (state.get() == State.HELD) {
            Reactor.aboutToWait();
        }
        sleeper = Thread.currentThread();
        try {
            while (state.get() == State.HELD) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                LockSupport.parkNanos(this, left);
            }
        } finally {
            sleeper = null;
        }
        state.set(State.HELD);
        return true;
    }
}
