package dev.wherry.internal.file;

import dev.wherry.internal.linux.DirectoryState;
import dev.wherry.internal.linux.DirectoryWatch;
import dev.wherry.internal.linux.DirectoryWatches;
import dev.wherry.internal.linux.LinuxDirectory;
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

    /** As many as have room for their files, about. */
    private static final int MOST_LOTS_OF_FILES = MOST_BYTES >> 16;

    /** Of ticks, the longest are those of ext3, which knows whole seconds only. */
    static final Duration UNCHANGED = Duration.ofSeconds(2);

    /** Of the time, a watch may take one part in so many to begin. */
    private static final int WATCH_SHARE = 200;

    private static final long MOST_PUT_OFF_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final InstantSource clock;
    private final DirectoryWatches watches = new DirectoryWatches();
    private final ReentrantLock lock = new ReentrantLock(); // before the one of the watches

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
            if (found.files != null && !found.files.stillHold()) {
                found = withoutFiles(found, found.files);
            }
            if (found != null) {
                found.users++;
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** Returns a place for the names in a directory, to be given back. */
    Lots begin(DirectoryState before) {
        return new Lots(before);
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
        watches.close();
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
        if (lots.files != null) {
            lots.files.close();
        }
        lots.freeIfUnused();
    }

    /** Whoever uses the files goes on, and gives their room back in the end. */
    private @Nullable Lots withoutFiles(Lots names, SeenFiles files) {
        Lots same = new Lots(names, files.areUsed());
        drop(names);
        if (!makeRoom(same.size)) {
            return null;
        }
        bytes += same.size;
        kept.add(same);
        return same;
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

    /**
     * One directory: its names, in lots as they were read, and then what its files are. Each is
     * filled by one thread.
     */
    final class Lots {
        private final DirectoryState state;
        private final List<byte[]> lots;

        // Guarded by the lock of all
        private int size; // of names and files
        private int users;
        private long sinceNanos;
        private @Nullable SeenFiles files;
        private int filesSize;
        private boolean filesBegun;
        private boolean filesPutOff;
        private long filesFromNanos; // not before, if they are put off

        private Lots(DirectoryState state) {
            this.state = state;
            this.lots = new ArrayList<>();
            this.users = 1;
        }

        /** Has the names of another one, and nothing of the files. */
        private Lots(Lots other, boolean filesPay) {
            this.state = other.state;
            this.lots = other.lots;
            this.size = other.size - other.filesSize;
            this.filesPutOff = other.filesPutOff;
            this.filesFromNanos = other.filesFromNanos;
            if (!filesPay) {
                putFilesOff(SeenFiles.LONGEST_NANOS);
            }
        }

        /** Adds the next names, if there is room for them; if not, these are not to be kept. */
        boolean add(byte[] names) {
            boolean fits = takeRoom(names.length, false);
            if (fits) {
                lots.add(names);
            }
            return fits;
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

        /** Returns what the files were a moment ago and still are, or null if that is not known. */
        @Nullable SeenFiles files() {
            lock.lock();
            try {
                if (files == null || !files.stillHold()) {
                    return null;
                }
                files.use();
                return files;
            } finally {
                lock.unlock();
            }
        }

        /**
         * Returns a place for what the files are from now on, if it is time to see it; the caller
         * then has either to {@linkplain SeenFiles#keep keep} them or to {@linkplain
         * SeenFiles#giveUp give up}.
         */
        @Nullable SeenFiles beginFiles(LinuxDirectory opened, long nowNanos) {
            lock.lock();
            try {
                boolean early = filesPutOff && nowNanos - filesFromNanos < 0;
                if (filesBegun || early || lots.size() > MOST_LOTS_OF_FILES) {
                    return null;
                }
                filesBegun = true;
            } finally {
                lock.unlock();
            }
            SeenFiles begun = null;
            try {
                begun = watchFiles(opened, nowNanos);
            } finally {
                if (begun == null) {
                    giveUpFiles();
                }
            }
            return begun;
        }

        private @Nullable SeenFiles watchFiles(LinuxDirectory opened, long nowNanos) {
            long before = System.nanoTime();
            DirectoryWatch watch = watches.watch(opened);
            long took = System.nanoTime() - before;
            putFilesOff(Math.min(took * WATCH_SHARE, MOST_PUT_OFF_NANOS));
            return watch == null ? null : new SeenFiles(this, watch, nowNanos);
        }

        /** Takes room for some of the files, if there is some. */
        boolean takeRoomForFiles(int more) {
            return takeRoom(more, true);
        }

        private boolean takeRoom(int more, boolean forFiles) {
            lock.lock();
            try {
                if (!makeRoom(more)) {
                    return false;
                }
                bytes += more;
                size += more;
                filesSize += forFiles ? more : 0;
                return true;
            } finally {
                lock.unlock();
            }
        }

        /** Lets others use them: they are all. */
        void keepFiles(SeenFiles all) {
            lock.lock();
            try {
                files = all;
                if (!kept.contains(this)) {
                    all.close();
                }
            } finally {
                lock.unlock();
            }
        }

        /** Gives their room back. */
        void giveUpFiles() {
            lock.lock();
            try {
                bytes -= filesSize;
                size -= filesSize;
                filesSize = 0;
                filesBegun = false;
                putFilesOff(SeenFiles.LONGEST_NANOS);
            } finally {
                lock.unlock();
            }
        }

        /**
         * To watch a directory whose files change all the time costs more than it saves, and so
         * does a watch that takes long to begin.
         */
        private void putFilesOff(long nanos) {
            lock.lock();
            try {
                long from = System.nanoTime() + nanos;
                if (!filesPutOff || from - filesFromNanos > 0) {
                    filesPutOff = true;
                    filesFromNanos = from;
                }
            } finally {
                lock.unlock();
            }
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
