package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import dev.wherry.internal.linux.DirectoryWatch;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a directory were a moment ago, in lots as their names are, and still are as
 * long as the watch tells of no change. Filled by one thread, then read by any; all else is guarded
 * by the lock of {@link KeptListings}.
 */
final class SeenFiles implements Closeable {
    /** What a file takes on the heap, about, without its name: its entry, time and key. */
    private static final int BYTES_EACH = 240;

    /** What the watch does not tell of shows after that. */
    static final long LONGEST_NANOS = Duration.ofSeconds(1).toNanos();

    private final KeptListing names;
    private final DirectoryWatch watch;
    private final long sinceNanos;
    private final List<@Nullable FileEntry[]> lots = new ArrayList<>();
    private boolean used;

    /**
     * Knows nothing yet.
     *
     * @param names whose files they are
     * @param watch made before the first look at a file
     * @param sinceNanos when it was made ({@link System#nanoTime})
     */
    SeenFiles(KeptListing names, DirectoryWatch watch, long sinceNanos) {
        this.names = names;
        this.watch = watch;
        this.sinceNanos = sinceNanos;
    }

    /**
     * Adds the files of the next names: null for those to be looked at each time.
     *
     * @return whether there is room for them; if not, the caller is to give up
     */
    boolean add(@Nullable FileEntry[] lot) {
        int size = 0;
        for (FileEntry each : lot) {
            size += each == null ? 0 : BYTES_EACH + 2 * each.name().length();
        }
        boolean fits = names.takeRoomForFiles(size);
        if (fits) {
            lots.add(lot);
        }
        return fits;
    }

    /** Lets others use them: they are all. */
    void keep() {
        names.keepFiles(this);
    }

    /** Keeps none of them. */
    void giveUp() {
        close();
        names.giveUpFiles();
    }

    /** Returns the files of some names; there are as many lots as of names. */
    @Nullable FileEntry[] lot(int index) {
        return lots.get(index);
    }

    /** Tells whether they still are what they were. */
    boolean stillHold() {
        return System.nanoTime() - sinceNanos <= LONGEST_NANOS && !watch.seesChange();
    }

    /** Tells whether somebody has had any use of them. */
    boolean areUsed() {
        return used;
    }

    void use() {
        used = true;
    }

    /** Stops watching; those who read them go on. */
    @Override
    public void close() {
        watch.close();
    }
}
