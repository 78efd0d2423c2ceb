package dev.wherry.internal.file;

import dev.wherry.internal.linux.DirectoryState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The names in large directories that were listed a moment ago, for the next listing: to read them
 * takes most of the time of NLST. Names only; whatever else a listing tells is looked at each time.
 *
 * <p>They are used as long as the directory says that nothing in it has changed. A change within
 * the same tick of the kernel's clock as the one before does not show; therefore only names of
 * directories are kept that had not changed for two seconds when somebody began to read them. Any
 * later change gets a later time.
 *
 * <p>Few are kept, and not for long. Safe for use by many threads.
 */
final class KeptNames {
    static final int MOST = 16;

    /** Of all names together, also those that are still being read. */
    static final int MOST_BYTES = 1 << 20;

    /** Of ticks, the longest are those of ext3, which knows whole seconds only. */
    static final Duration UNCHANGED = Duration.ofSeconds(2);

    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    /** Those that can be used; the last one used comes last. Guarded by {@link #lock}. */
    private final List<Lots> kept = new ArrayList<>(MOST);

    /** Of all that is kept, read or still used. Guarded by {@link #lock}. */
    private int bytes;

    /** Guarded by {@link #lock}. */
    private boolean closed;

    /**
     * Keeps nothing yet.
     *
     * @param clock the one by which the kernel tells when a directory was changed
     */
    KeptNames(InstantSource clock) {
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
    @Nullable Lots take(DirectoryState now) {
        lock.lock();
        try {
            Lots found = find(now.key());
            if (found == null) {
                return null;
            }
            if (!found.state.equals(now)) {
                drop(found);
                return null;
            }
            found.users++;
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** Returns a place for the names in a directory, to be given back. */
    Lots begin(DirectoryState before) {
        return new Lots(before);
    }

    /** Returns how many bytes of names there are. */
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
                for (Lots each : List.copyOf(kept)) {
                    if (each.users == 0 && now - each.sinceNanos > IDLE_NANOS) {
                        drop(each);
                    }
                }
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
    }

    private @Nullable Lots find(String key) {
        for (Lots each : kept) {
            if (each.state.key().equals(key)) {
                return each;
            }
        }
        return null;
    }

    private void drop(Lots lots) {
        kept.remove(lots);
        lots.freeIfUnused();
    }

    private boolean makeRoom(int more) {
        while (bytes + more > MOST_BYTES) {
            Lots unused = firstUnused();
            if (unused == null) {
                return false;
            }
            drop(unused);
        }
        return true;
    }

    private @Nullable Lots firstUnused() {
        for (Lots each : kept) {
            if (each.users == 0) {
                return each;
            }
        }
        return null;
    }

    /** The names in one directory, in lots as they were read. Filled by one thread. */
    final class Lots {
        private final DirectoryState state;
        private final List<byte[]> lots = new ArrayList<>();
        private int size; // of these, the rest by KeptNames.lock
        private int users = 1;
        private long sinceNanos;

        private Lots(DirectoryState state) {
            this.state = state;
        }

        /** Adds the next names, if there is room for them; if not, these are not to be kept. */
        boolean add(byte[] names) {
            lock.lock();
            try {
                if (!makeRoom(names.length)) {
                    return false;
                }
                bytes += names.length;
                size += names.length;
            } finally {
                lock.unlock();
            }
            lots.add(names);
            return true;
        }

        /** Lets others use them: they are all, and the directory is still as it was before. */
        void keep() {
            lock.lock();
            try {
                Lots older = find(state.key());
                if (older != null) {
                    drop(older);
                }
                if (kept.size() == MOST) {
                    drop(kept.getFirst());
                }
                if (!closed) {
                    kept.add(this);
                }
            } finally {
                lock.unlock();
            }
        }

        /** Returns some of the names, or null after the last ones. */
        byte @Nullable [] lot(int index) {
            return index < lots.size() ? lots.get(index) : null;
        }

        /** Is to be called once by whoever has taken or filled it. */
        void giveBack() {
            lock.lock();
            try {
                users--;
                sinceNanos = System.nanoTime();
                if (kept.remove(this)) {
                    kept.add(this);
                } else {
                    freeIfUnused();
                }
            } finally {
                lock.unlock();
            }
        }

        private void freeIfUnused() {
            if (users == 0) {
                bytes -= size;
                size = 0;
            }
        }
    }
}
