package dev.wherry.internal.net;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread sleep until others have news; a ring that comes before the sleep is not lost.
 * What the news is, the sleeper looks up itself.
 */
public final class Bell {
    private volatile boolean rung;
    private volatile @Nullable Thread sleeper;

    /** Wakes the sleeper, or keeps the next sleep from starting. Safe from any thread. */
    public void ring() {
        rung = true;
        Thread waiting = sleeper;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    /** Sleeps until the bell has rung since the last call. One thread at a time. */
    public void await() {
        if (!rung) {
            Reactor.aboutToWait();
        }
        sleeper = Thread.currentThread();
        while (!rung) {
            LockSupport.park(this);
        }
        sleeper = null;
        rung = false;
    }

    /**
     * Sleeps until the bell has rung or the time has come.
     *
     * @param deadline on {@link System#nanoTime}
     * @return whether the bell rang
     */
    public boolean awaitUntil(long deadline) {
        if (!rung) {
            Reactor.aboutToWait();
        }
        sleeper = Thread.currentThread();
        while (!rung) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                sleeper = null;
                return false;
            }
            LockSupport.parkNanos(this, left);
        }
        sleeper = null;
        rung = false;
        return true;
    }
}
