package dev.wherry.internal.net;

import java.io.IOException;

/**
 * Decides whether a thread that has nothing to do keeps looking for a moment before it sleeps. A
 * client that answers at once would find it asleep, and to be woken up takes a thread longer than
 * most commands do, on a virtual machine above all. But to look is work: it is done only while
 * clients are that quick.
 *
 * <p>May be used by many threads: a count that gets lost costs no more than a moment.
 */
public final class BusyPolling {
    /** For so long, which is what a quick client takes from a reply to its next command. */
    static final long NANOS = 50_000;

    /** So many moments in vain, and it ends until something is that quick again. */
    private static final int PATIENCE = 3;

    /** Looks for something, and does not wait for it. */
    public interface Look {
        /** Returns what there is, or 0. */
        int now() throws IOException;
    }

    private final boolean isOffered;
    private volatile int patience;

    /**
     * Begins without it.
     *
     * @param isOffered whether it may ever pay: who looks takes the only core from those who are
     *     awaited
     */
    public BusyPolling(boolean isOffered) {
        this.isOffered = isOffered;
    }

    /** Tells whether to look for a moment before the next sleep. */
    public boolean pays() {
        return patience > 0;
    }

    /**
     * Looks again and again for a moment, and takes note of whether that paid; returns what was
     * found, or 0.
     *
     * @throws IOException if a look fails
     */
    public int poll(Look look) throws IOException {
        long start = System.nanoTime();
        do {
            int found = look.now();
            if (found != 0) {
                succeeded();
                return found;
            }
            Thread.onSpinWait();
        } while (System.nanoTime() - start < NANOS);
        failed();
        return 0;
    }

    /** Is told that something came within the moment. */
    void succeeded() {
        patience = PATIENCE;
    }

    /** Is told that nothing came within the moment. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void failed() {
        patience--;
    }

    /** Is told how long something had to be waited for, asleep. */
    public void slept(long nanos) {
        if (isOffered && nanos < NANOS) {
            patience = PATIENCE;
        }
    }
}
