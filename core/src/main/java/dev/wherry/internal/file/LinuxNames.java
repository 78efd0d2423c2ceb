package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import dev.wherry.internal.linux.LinuxDirectory;
import dev.wherry.internal.linux.NameBlock;
import dev.wherry.internal.wire.ByteBuilder;
import dev.wherry.internal.wire.WireText;
import java.io.IOException;
import java.util.Collection;

/** Reads the names in a directory by the calls of Linux. */
final class LinuxNames implements Entries {
    private final ListedDirectory directory;
    private final LinuxDirectory opened;
    private final NameLots lots;
    private final NameBlock names = NameBlock.take();
    private boolean closed;

    LinuxNames(ListedDirectory directory, LinuxDirectory opened, NameLots lots) {
        this.directory = directory;
        this.opened = opened;
        this.lots = lots;
    }

    @Override
    public void readOn(Collection<? super FileEntry> to) throws IOException {
        while (to.isEmpty() && !closed && lots.next(names)) {
            for (int i = 0; i < names.count(); i++) {
                String name = names.name(i);
                if (directory.shows(name)) {
                    to.add(EntryReader.nameOnly(name));
                }
            }
        }
    }

    /**
     * Appends the next names that clients see as lines of UTF-8; tells whether there were any.
     * Plain names are shown to everybody, unless something is mounted in their place.
     */
    boolean appendTo(ByteBuilder lines) throws IOException {
        boolean plainIsShown = directory.ways().isEmpty();
        int before = lines.size();
        while (lines.size() == before && !closed && lots.next(names)) {
            for (int i = 0; i < names.count(); i++) {
                if (!plainIsShown || !names.appendPlain(i, lines)) {
                    appendIfShown(names.name(i), lines);
                }
            }
        }
        return lines.size() > before;
    }

    private void appendIfShown(String name, ByteBuilder lines) {
        if (directory.shows(name)) {
            lines.appendText(name, WireText.UTF_8).appendCrLf();
        }
    }

    @Override
    public void close() {
        if (!closed) { // what is given back belongs to others
            closed = true;
            lots.close();
            opened.close();
            names.giveBack();
        }
    }
}
