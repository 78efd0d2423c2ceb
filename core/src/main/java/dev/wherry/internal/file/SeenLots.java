package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import dev.wherry.internal.linux.LinuxDirectory;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the files of a directory whose names were kept, lot after lot. If nothing is
 * known, what is seen of them now is kept for the next listing. For one thread.
 */
final class SeenLots implements Closeable {
    private final @Nullable SeenFiles known;
    private @Nullable SeenFiles seen;
    private int lots;

    /**
     * To be made before any file is looked at.
     *
     * @param names those that were kept, if they were, in use as long as this is
     */
    SeenLots(@Nullable KeptListing names, LinuxDirectory opened) {
        this.known = names == null ? null : names.files();
        this.seen =
                known == null && names != null ? names.beginFiles(opened, System.nanoTime()) : null;
    }

    /** Tells whether there is hardly anything left to look at. */
    boolean areKnown() {
        return known != null;
    }

    /** Returns the files of the next names, null for those to be looked at; or null for all. */
    @Nullable FileEntry @Nullable [] next() {
        return known == null ? null : known.lot(lots++);
    }

    /** Takes over what was seen of the next names, in their order. */
    void add(@Nullable FileEntry[] lot) {
        if (seen != null && !seen.add(lot)) {
            close();
        }
    }

    /** Lets others use what was seen: it is all. */
    void keep() {
        if (seen != null) {
            seen.keep();
            seen = null;
        }
    }

    @Override
    public void close() {
        if (seen != null) {
            seen.giveUp();
            seen = null;
        }
    }
}
