package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import dev.wherry.internal.linux.LinuxDirectory;
import dev.wherry.internal.linux.NameBlock;
import java.io.IOException;
import java.util.Collection;

/** Reads the names in a directory by the calls of Linux. */
final class LinuxNames implements Entries {
    private final ListedDirectory directory;
    private final LinuxDirectory opened;
    private final NameBlock names = NameBlock.take();
    private boolean closed;

    LinuxNames(ListedDirectory directory, LinuxDirectory opened) {
        this.directory = directory;
        this.opened = opened;
    }

    @Override
    public void readOn(Collection<? super FileEntry> to) throws IOException {
        while (to.isEmpty() && !closed && opened.read(names)) {
            for (int i = 0; i < names.count(); i++) {
                String name = names.name(i);
                if (directory.shows(name)) {
                    to.add(EntryReader.nameOnly(name));
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
        }
    }
}
