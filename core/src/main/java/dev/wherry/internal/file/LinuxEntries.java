package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import dev.wherry.internal.linux.LinuxDirectory;
import dev.wherry.internal.linux.NameBlock;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a directory by the calls of Linux, all relative to the directory itself. What these cannot
 * tell, be it of a file that fails or of an owner whose name is not known yet, is left to {@link
 * JavaEntries}: so the entries and the failures are the same.
 */
final class LinuxEntries implements Entries {
    private final ListedDirectory directory;
    private final LinuxDirectory opened;
    private final boolean namesOnly;
    private final NameBlock names = NameBlock.take();
    private final LinuxLook look;
    private boolean closed;

    private LinuxEntries(ListedDirectory directory, LinuxDirectory opened, boolean namesOnly) {
        this.directory = directory;
        this.opened = opened;
        this.namesOnly = namesOnly;
        this.look = new LinuxLook(directory, opened);
    }

    /** Opens the directory once more; null where that cannot be done. */
    static @Nullable LinuxEntries open(ListedDirectory directory, boolean namesOnly)
            throws IOException {
        Dir dir = directory.dir();
        if (!dir.isPinned() || !isOfTheJdk(dir.path().getFileSystem())) {
            return null;
        }
        LinuxDirectory opened = LinuxDirectory.open(directory.mount().names().text(dir.path()));
        if (opened == null) {
            return null;
        }
        try {
            // No other directory can have this key while the first one is open.
            if (opened.key().equals(EntryReader.key(dir.attributes().fileKey()))) {
                return new LinuxEntries(directory, opened, namesOnly);
            }
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        opened.close(); // its path leads elsewhere by now
        return null;
    }

    /** The calls would go past any other one. */
    private static boolean isOfTheJdk(FileSystem fileSystem) {
        return fileSystem.equals(FileSystems.getDefault())
                && fileSystem.provider().getClass().getModule() == Object.class.getModule();
    }

    @Override
    public void readOn(Collection<? super FileEntry> to) throws IOException {
        while (to.isEmpty() && !closed && opened.read(names)) {
            for (int i = 0; i < names.count(); i++) {
                String name = names.name(i);
                if (directory.shows(name)) {
                    read(i, name, to);
                }
            }
        }
    }

    @Override
    public void close() {
        if (!closed) { // what is given back belongs to others
            closed = true;
            opened.close();
            names.giveBack();
            look.close();
        }
    }

    private void read(int index, String name, Collection<? super FileEntry> to) throws IOException {
        if (namesOnly) {
            to.add(EntryReader.nameOnly(name));
            return;
        }
        FileEntry entry = look.at(names, index, name);
        if (entry != null) {
            to.add(entry);
        } else {
            JavaEntries.look(directory, List.of(directory.mount().names().parse(name)), to);
        }
    }
}
