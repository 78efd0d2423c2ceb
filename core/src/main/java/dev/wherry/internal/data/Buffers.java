package dev.wherry.internal.data;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers for transfers: the larger the fewer are in use, and kept for the next transfer.
 * Safe for use by many threads.
 */
public final class Buffers {
    private static final int SMALL_BYTES = 64 * 1024;
    private static final int MAX_KEPT_SMALL = 64;

    /** Uploads gain up to these sizes (ADR 2). All in use take 16 MiB. */
    private final Shelf huge = new Shelf(4 << 20, 2);

    private final Shelf large = new Shelf(1 << 20, 8);
    private final ConcurrentLinkedDeque<ByteBuffer> small = new ConcurrentLinkedDeque<>();
    private final AtomicInteger smallKept = new AtomicInteger();

    /** Buffers of one size, of which only so many are in use at once. */
    private static final class Shelf {
        private final int bytes;
        private final int most;
        private final AtomicInteger inUse = new AtomicInteger();
        private final ConcurrentLinkedDeque<ByteBuffer> kept = new ConcurrentLinkedDeque<>();

        Shelf(int bytes, int most) {
            this.bytes = bytes;
            this.most = most;
        }

        @Nullable ByteBuffer take() {
            if (inUse.incrementAndGet() > most) {
                inUse.decrementAndGet();
                return null;
            }
            ByteBuffer former = kept.pollFirst();
            return former != null ? former.clear() : ByteBuffer.allocateDirect(bytes);
        }

        void giveBack(ByteBuffer buffer) {
            inUse.decrementAndGet();
            kept.addFirst(buffer);
        }
    }

    /**
     * Returns an empty buffer for what comes as fast as it is read, to be {@linkplain #giveBack
     * given back}.
     */
    ByteBuffer takeHuge() {
        ByteBuffer taken = huge.take();
        return taken != null ? taken : takeLarge();
    }

    /** Returns an empty buffer for bulk data, to be {@linkplain #giveBack given back}. */
    ByteBuffer takeLarge() {
        ByteBuffer taken = large.take();
        return taken != null ? taken : takeSmall();
    }

    /** Returns an empty buffer for text or for the start of a file. */
    ByteBuffer takeSmall() {
        @Nullable ByteBuffer kept = small.pollFirst();
        if (kept == null) {
            return ByteBuffer.allocateDirect(SMALL_BYTES);
        }
        smallKept.decrementAndGet();
        return kept.clear();
    }

    /** Takes a buffer back; the caller must not touch it any more. */
    void giveBack(ByteBuffer buffer) {
        if (buffer.capacity() == huge.bytes) {
            huge.giveBack(buffer);
        } else if (buffer.capacity() == large.bytes) {
            large.giveBack(buffer);
        } else if (smallKept.incrementAndGet() <= MAX_KEPT_SMALL) {
            small.addFirst(buffer);
        } else {
            smallKept.decrementAndGet(); // dropped: its memory goes with it
        }
    }
}
