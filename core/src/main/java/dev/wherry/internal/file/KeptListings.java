package dev.wherry.internal.file;

import dev.wherry.internal.linux.DirectoryState;
import dev.wherry.internal.linux.DirectoryWatches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The names in large directories that were listed a moment ago, for the next listing: to read them
 * takes most of the time of NLST. And what their files were, if they were looked at again: to look
 * at them takes most of the time of LIST and MLSD.
 *
 * <p>Names are used as long as the directory says that nothing in it has changed. A change within
 * the same tick of the kernel's clock as the one before does not show; therefore only names of
 * directories are kept that had not changed for two seconds when somebody began to read them. Any
 * later change gets a later time. Of files a watch tells; see {@link SeenFiles}.
 *
 * <p>Few are kept, and not for long. Safe for use by many threads.
 */
final class KeptListings {
    static final int MOST = 16;

    /** Of all names and files together, also those that are still being read. */
    static final int MOST_BYTES = 8 << 20;

    /** Of ticks, the longest are those of ext3, which knows whole seconds only. */
    static final Duration UNCHANGED = Duration.ofSeconds(2);

    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final InstantSource clock;
    private final DirectoryWatches watches = new DirectoryWatches();
    private final ReentrantLock lock = new ReentrantLock(); // before the one of the watches

    /** Those that can be used; the last one used comes last. Guarded by {@link #lock}. */
    private final List<KeptListing> kept = new ArrayList<>(MOST);

    /** Of all that is kept, read or still used. Guarded by {@link #lock}. */
    private int bytes;

    /** Guarded by {@link #lock}. */
    private boolean closed;

    /**
     * Keeps nothing yet.
     *
     * @param clock the one by which the kernel tells when a directory was changed
     */
    KeptListings(InstantSource clock) {
        this.clock = clock;
    }

    /** Tells whether names may be kept that are read from now on. */
    boolean maySee(DirectoryState before) {
        Instant latest = clock.instant().minus(UNCHANGED);
        return !before.encrypted()
                && before.changed().isBefore(latest)
                && before.modified().isBefore(latest);
    }

    /** Returns the names in a directory, to be given back, or null if they are not kept. */
    @Nullable KeptListing take(DirectoryState now) {
        lock.lock();
        try {
            KeptListing found = find(now.key());
            if (found != null && !found.isOf(now)) {
                drop(found);
                found = null;
            }
            if (found != null && found.hasOldFiles()) {
                found = withoutFiles(found);
            }
            if (found != null) {
                found.use();
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** Returns a place for the names in a directory, to be given back. */
    KeptListing begin(DirectoryState before) {
        return new KeptListing(this, before);
    }

    /** Returns how many bytes there are, of names and of files. */
    int bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets those that nobody has used for a second. */
    void dropIdle(long now) {
        lock.lock();
        try {
            if (!kept.isEmpty()) {
                kept.stream()
                        .filter(each -> each.isUnused() && now - each.sinceNanos() > IDLE_NANOS)
                        .toList()
                        .forEach(this::drop);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all, and keeps none any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            List.copyOf(kept).forEach(this::drop);
        } finally {
            lock.unlock();
        }
        watches.close();
    }

    private @Nullable KeptListing find(String key) {
        for (KeptListing each : kept) {
            if (each.key().equals(key)) {
                return each;
            }
        }
        return null;
    }

    private void drop(KeptListing listing) {
        kept.remove(listing);
        listing.dropped();
    }

    /** Whoever uses the files goes on, and gives their room back in the end. */
    private @Nullable KeptListing withoutFiles(KeptListing listing) {
        KeptListing same = listing.withoutFiles();
        drop(listing);
        if (!takeRoom(same.size())) {
            return null;
        }
        kept.add(same);
        return same;
    }

    private boolean makeRoom(int more) {
        while (bytes + more > MOST_BYTES) {
            KeptListing unused = firstUnused();
            if (unused == null) {
                return false;
            }
            drop(unused);
        }
        return true;
    }

    private @Nullable KeptListing firstUnused() {
        for (KeptListing each : kept) {
            if (each.isUnused()) {
                return each;
            }
        }
        return null;
    }

    // For each listing

    /** Guards what changes in each listing, too. */
    ReentrantLock lock() {
        return lock;
    }

    DirectoryWatches watches() {
        return watches;
    }

    /** Lets others use it. With the lock held, as all that follows. */
    void keep(KeptListing listing) {
        KeptListing older = find(listing.key());
        if (older != null) {
            drop(older);
        }
        if (kept.size() == MOST) {
            drop(kept.getFirst());
        }
        if (!closed) {
            kept.add(listing);
        }
    }

    boolean keeps(KeptListing listing) {
        return kept.contains(listing);
    }

    /** Makes it the last one used, if it is kept; tells whether it is. */
    boolean renew(KeptListing listing) {
        boolean keeps = kept.remove(listing);
        if (keeps) {
            kept.add(listing);
        }
        return keeps;
    }

    /** Takes room, if there is some or can be made. */
    boolean takeRoom(int more) {
        boolean fits = makeRoom(more);
        bytes += fits ? more : 0;
        return fits;
    }

    void giveRoomBack(int less) {
        bytes -= less;
    }
}
