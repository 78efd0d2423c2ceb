package dev.wherry.internal.linux;

import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Supplier;

/**
 * Things with memory outside of the heap, kept for the next one who needs them: to make one takes
 * longer than to read a small directory. What is too much to keep goes, with its memory, to the
 * garbage collector. Safe for use by many threads.
 *
 * @param <T> what is kept
 */
final class Kept<T> {
    private static final int MOST = 32;

    private final BlockingDeque<T> free = new LinkedBlockingDeque<>(MOST);
    private final Supplier<T> maker;

    Kept(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        T kept = free.pollFirst(); // the last one given back is still in the caches
        return kept == null ? maker.get() : kept;
    }

    /** Takes it back; the caller must not touch it any more. */
    void giveBack(T thing) {
        boolean _ = free.offerFirst(thing);
    }
}
