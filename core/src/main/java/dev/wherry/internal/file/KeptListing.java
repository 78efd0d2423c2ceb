package dev.wherry.internal.file;

import dev.wherry.internal.linux.DirectoryState;
import dev.wherry.internal.linux.DirectoryWatch;
import dev.wherry.internal.linux.LinuxDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One directory that was listed: its names, in lots as they were read, and what its files are, once
 * somebody has seen that too. Either is filled by one thread; then any may read it.
 */
final class KeptListing {
    /** As many have room for their files, about. */
    private static final int MOST_LOTS_OF_FILES = KeptListings.MOST_BYTES >> 16;

    /** Of the time, a watch may take one part in so many to begin. */
    private static final int WATCH_SHARE = 200;

    private static final long MOST_PUT_OFF_NANOS = Duration.ofMinutes(1).toNanos();

    private final KeptListings all;
    private final ReentrantLock lock; // that of all
    private final DirectoryState state;
    private final List<byte[]> lots;

    // Guarded by the lock
    private int size; // of names and files
    private int users;
    private long sinceNanos;
    private @Nullable SeenFiles files;
    private int filesSize;
    private boolean filesBegun;
    private boolean filesPutOff;
    private long filesFromNanos; // not before, if they are put off

    /** Has no names yet, and a user who is to fill it. */
    KeptListing(KeptListings all, DirectoryState state) {
        this(all, state, new ArrayList<>());
        this.users = 1;
    }

    private KeptListing(KeptListings all, DirectoryState state, List<byte[]> lots) {
        this.all = all;
        this.lock = all.lock();
        this.state = state;
        this.lots = lots;
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
            all.keep(this);
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
            if (!all.renew(this)) {
                freeIfUnused();
            }
        } finally {
            lock.unlock();
        }
    }

    // The files

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
     * Returns a place for what the files are from now on, if it is time to see it; the caller then
     * has either to {@linkplain SeenFiles#keep keep} them or to {@linkplain SeenFiles#giveUp give
     * up}.
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
        DirectoryWatch watch = all.watches().watch(opened);
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
            boolean fits = all.takeRoom(more);
            size += fits ? more : 0;
            filesSize += fits && forFiles ? more : 0;
            return fits;
        } finally {
            lock.unlock();
        }
    }

    /** Lets others use them: they are all. */
    void keepFiles(SeenFiles seen) {
        lock.lock();
        try {
            files = seen;
            if (!all.keeps(this)) {
                seen.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives their room back. */
    void giveUpFiles() {
        lock.lock();
        try {
            all.giveRoomBack(filesSize);
            size -= filesSize;
            filesSize = 0;
            filesBegun = false;
            putFilesOff(SeenFiles.LONGEST_NANOS);
        } finally {
            lock.unlock();
        }
    }

    /**
     * To watch a directory whose files change all the time costs more than it saves, and so does a
     * watch that takes long to begin.
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

    // For those that keep it, with the lock held

    String key() {
        return state.key();
    }

    /** Tells whether it is of a directory that is in this very state. */
    boolean isOf(DirectoryState now) {
        return state.equals(now);
    }

    boolean isUnused() {
        return users == 0;
    }

    /** Returns when it was given back last. */
    long sinceNanos() {
        return sinceNanos;
    }

    int size() {
        return size;
    }

    void use() {
        users++;
    }

    /** Tells whether there are files that may be others by now. */
    boolean hasOldFiles() {
        return files != null && !files.stillHold();
    }

    /** Returns one with the same names, that nobody uses, and nothing of the files. */
    KeptListing withoutFiles() {
        KeptListing same = new KeptListing(all, state, lots);
        same.size = size - filesSize;
        same.filesPutOff = filesPutOff;
        same.filesFromNanos = filesFromNanos;
        if (files != null && !files.areUsed()) {
            same.putFilesOff(SeenFiles.LONGEST_NANOS);
        }
        return same;
    }

    /** Nobody else will use it. */
    void dropped() {
        if (files != null) {
            files.close();
        }
        freeIfUnused();
    }

    private void freeIfUnused() {
        if (users == 0) {
            all.giveRoomBack(size);
            size = 0;
        }
    }
}
