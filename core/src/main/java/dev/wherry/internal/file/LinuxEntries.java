package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import dev.wherry.internal.linux.DirectoryState;
import dev.wherry.internal.linux.LinuxDirectory;
import dev.wherry.internal.linux.NameBlock;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads a directory by the calls of Linux, all relative to the directory itself. What these cannot
 * tell, be it of a file that fails or of an owner whose name is not known yet, is left to {@link
 * JavaEntries}: so the entries and the failures are the same.
 *
 * <p>Names are read by the thread of the listing alone, some lots ahead. To look at the files takes
 * most of the time; while there are lots to look at, a second thread helps if one is free. It never
 * waits, and is waited for only while it looks.
 */
final class LinuxEntries implements Entries {
    private static final int LOTS_AHEAD = 8;

    private final ListedDirectory directory;
    private final LinuxDirectory opened;
    private final NameLots names;
    private final SeenLots files;
    private final Queue<LinuxLot> lots = new ArrayDeque<>(LOTS_AHEAD); // in their order
    private final Queue<LinuxLot> unseen = new ConcurrentLinkedQueue<>(); // those to look at
    private final AtomicBoolean helped = new AtomicBoolean();
    private int most = 1; // a small directory needs no help
    private boolean ended;

    private LinuxEntries(ListedDirectory directory, LinuxDirectory opened, NameLots names) {
        this.directory = directory;
        this.opened = opened;
        this.names = names;
        this.files = new SeenLots(names.known(), opened);
    }

    /** Opens the directory once more; null where that cannot be done. */
    static @Nullable Entries open(ListedDirectory directory, boolean namesOnly) throws IOException {
        Dir dir = directory.dir();
        if (!dir.isPinned() || !isOfTheJdk(dir.path().getFileSystem())) {
            return null;
        }
        LinuxDirectory opened = LinuxDirectory.open(directory.mount().names().text(dir.path()));
        if (opened == null) {
            return null;
        }
        Entries entries = null;
        try {
            DirectoryState state = opened.state();
            // No other directory can have this key while the first one is open. With another one
            // its path leads elsewhere by now.
            if (state != null && state.key().equals(EntryReader.key(dir.attributes().fileKey()))) {
                entries = of(directory, opened, state, namesOnly);
            }
        } finally {
            if (entries == null) {
                opened.close();
            }
        }
        return entries;
    }

    private static Entries of(
            ListedDirectory directory,
            LinuxDirectory opened,
            DirectoryState state,
            boolean namesOnly) {
        NameLots names = new NameLots(directory.tree().listings(), opened, state);
        Entries entries = null;
        try {
            entries =
                    namesOnly
                            ? new LinuxNames(directory, opened, names)
                            : new LinuxEntries(directory, opened, names);
        } finally {
            if (entries == null) {
                names.close();
            }
        }
        return entries;
    }

    /** The calls would go past any other one. */
    static boolean isOfTheJdk(FileSystem fileSystem) {
        return fileSystem.equals(FileSystems.getDefault())
                && fileSystem.provider().getClass().getModule() == Object.class.getModule();
    }

    @Override
    public void readOn(Collection<? super FileEntry> to) throws IOException {
        while (to.isEmpty()) {
            readAhead();
            LinuxLot lot = lots.peek();
            if (lot == null) {
                files.keep();
                return;
            }
            lookUntilDone(lot);
            to.addAll(lot.await());
            files.add(lot.seen());
            lots.remove();
            lot.close();
        }
    }

    @Override
    public void close() throws IOException {
        ended = true; // what is given back belongs to others
        unseen.clear();
        try {
            for (LinuxLot lot = lots.poll(); lot != null; lot = lots.poll()) {
                lot.close();
            }
        } finally {
            files.close();
            names.close();
            opened.close();
        }
    }

    private void readAhead() throws IOException {
        while (lots.size() < most && !ended) {
            NameBlock block = NameBlock.take();
            ended = true; // unless it goes on
            try {
                ended = !names.next(block);
            } finally {
                if (ended) {
                    block.giveBack();
                }
            }
            if (!ended) {
                LinuxLot lot = new LinuxLot(directory, opened, block, files.next());
                lots.add(lot);
                unseen.add(lot);
            }
        }
        most = LOTS_AHEAD;
        if (lots.size() > 1 && !files.areKnown()) {
            askForHelp();
        }
    }

    /** Meanwhile looks at whatever nobody else does. */
    private void lookUntilDone(LinuxLot wanted) {
        LinuxLot next = wanted.isDone() ? null : unseen.poll();
        while (next != null) {
            next.run();
            next = wanted.isDone() ? null : unseen.poll();
        }
    }

    private void askForHelp() {
        if (!unseen.isEmpty()
                && helped.compareAndSet(false, true)
                && !directory.tree().calls().help(this::help)) {
            helped.set(false);
        }
    }

    /** What the helping thread does. */
    private void help() {
        for (LinuxLot lot = unseen.poll(); lot != null; lot = unseen.poll()) {
            lot.run();
        }
        helped.set(false);
    }
}
