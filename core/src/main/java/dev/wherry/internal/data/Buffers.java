package dev.wherry.internal.data;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers for transfers: large while few are in use, small while many are, and kept for the
 * next transfer. Safe for use by many threads.
 */
public final class Buffers {
    /** Uploads gain up to this size: fewer reads and writes for the same bytes. */
    private static final int LARGE_BYTES = 1024 * 1024;

    private static final int SMALL_BYTES = 64 * 1024;

    /** With this many large ones in use, 16 MiB, further transfers make do with small ones. */
    private static final int MAX_LARGE = 16;

    private static final int MAX_KEPT_SMALL = 64;

    private final AtomicInteger largeInUse = new AtomicInteger();
    private final ConcurrentLinkedDeque<ByteBuffer> large = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<ByteBuffer> small = new ConcurrentLinkedDeque<>();
    private final AtomicInteger smallKept = new AtomicInteger();

    /** Returns an empty buffer for bulk data, to be {@linkplain #giveBack given back}. */
    ByteBuffer takeLarge() {
        if (largeInUse.incrementAndGet() > MAX_LARGE) {
            largeInUse.decrementAndGet();
            return takeSmall();
        }
        ByteBuffer kept = large.pollFirst();
        return kept != null ? kept.clear() : ByteBuffer.allocateDirect(LARGE_BYTES);
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
        if (buffer.capacity() == LARGE_BYTES) {
            largeInUse.decrementAndGet();
            large.addFirst(buffer);
        } else if (smallKept.incrementAndGet() <= MAX_KEPT_SMALL) {
            small.addFirst(buffer);
        } else {
            smallKept.decrementAndGet(); // dropped: its memory goes with it
        }
    }
}
