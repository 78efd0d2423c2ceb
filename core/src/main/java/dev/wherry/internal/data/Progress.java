package dev.wherry.internal.data;

import java.util.function.LongConsumer;

/**
 * Counts the bytes of a transfer: written by its own thread, read by the one that looks for stalls.
 */
final class Progress {
    private final LongConsumer listener;
    private long count;
    private volatile long bytes;
    private volatile long lastMove = System.nanoTime();

    /** The listener is told, on the transfer's thread, how many bytes have moved by now. */
    Progress(LongConsumer listener) {
        this.listener = listener;
    }

    void moved(long more) {
        count += more;
        bytes = count;
        lastMove = System.nanoTime();
        listener.accept(count);
    }

    /** Notes that the wait begins anew, as when the connection opens. */
    void touch() {
        lastMove = System.nanoTime();
    }

    long bytes() {
        return bytes;
    }

    long nanosSinceMove(long now) {
        return now - lastMove;
    }
}
