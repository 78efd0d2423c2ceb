package dev.wherry.internal.file;

import dev.wherry.internal.linux.DirectoryState;
import dev.wherry.internal.linux.LinuxDirectory;
import dev.wherry.internal.linux.NameBlock;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The names in an open directory, lot after lot: those that are kept of it, or else those in it,
 * which are kept if there are more than one lot. For one thread.
 */
final class NameLots implements Closeable {
    private final KeptListings keeper;
    private final LinuxDirectory opened;
    private final DirectoryState before;
    private final @Nullable KeptListing known;
    private @Nullable KeptListing read;
    private boolean mayKeep;
    private boolean closed;
    private int lots;

    /** To be made before anything is read from the directory. */
    NameLots(KeptListings keeper, LinuxDirectory opened, DirectoryState before) {
        this.keeper = keeper;
        this.opened = opened;
        this.before = before;
        this.known = keeper.take(before);
        this.mayKeep = known == null && keeper.maySee(before);
    }

    /** Returns the names that were kept, in use until this is closed; or null. */
    @Nullable KeptListing known() {
        return known;
    }

    /** Reads the next names, and tells whether there were any. */
    boolean next(NameBlock block) throws IOException {
        if (known != null) {
            byte[] names = known.lot(lots++);
            if (names != null) {
                block.fill(names);
            }
            return names != null;
        }
        boolean more = opened.read(block);
        if (mayKeep) {
            if (more) {
                add(block);
            } else {
                keep();
            }
        }
        return more;
    }

    @Override
    public void close() {
        mayKeep = false;
        giveUp();
        if (known != null && !closed) {
            known.giveBack();
        }
        closed = true;
    }

    private void add(NameBlock block) {
        lots++;
        if (lots == 1 && block.isFull() && opened.showsEachChange()) {
            read = keeper.begin(before);
        }
        mayKeep = read != null && read.add(block.toBytes());
        if (!mayKeep) {
            giveUp();
        }
    }

    private void keep() {
        mayKeep = false;
        if (read != null && lots > 1 && before.equals(opened.state())) {
            read.keep();
        }
        giveUp();
    }

    private void giveUp() {
        if (read != null) {
            read.giveBack();
            read = null;
        }
    }
}
