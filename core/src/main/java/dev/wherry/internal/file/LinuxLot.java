package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import dev.wherry.internal.linux.LinuxDirectory;
import dev.wherry.internal.linux.NameBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * Some names that were read from a directory, to be looked at once: by the thread of the listing,
 * or by one that helps it, whichever comes first.
 */
final class LinuxLot {
    private final ListedDirectory directory;
    private final NameBlock names;
    private final LinuxLook look;
    private final FutureTask<List<FileEntry>> entries = new FutureTask<>(this::lookAtEach);
    private volatile boolean unwanted;

    LinuxLot(ListedDirectory directory, LinuxDirectory opened, NameBlock names) {
        this.directory = directory;
        this.names = names;
        this.look = new LinuxLook(directory, opened);
    }

    /** Looks at the files, unless somebody does or has done it. */
    void run() {
        entries.run();
    }

    boolean isDone() {
        return entries.isDone();
    }

    /** Returns the entries as soon as somebody has looked. */
    List<FileEntry> await() throws IOException {
        return FileCalls.await(entries);
    }

    /** Returns when nobody looks any more, and gives back what was held; once. */
    void close() {
        unwanted = true;
        run();
        try {
            List<FileEntry> _ = await();
        } catch (IOException | RuntimeException _) {
            // told when the entries were asked for, or not wanted
        } finally {
            names.giveBack();
            look.close();
        }
    }

    private List<FileEntry> lookAtEach() throws IOException {
        List<FileEntry> found = new ArrayList<>(names.count());
        for (int i = 0; i < names.count() && !unwanted; i++) {
            String name = names.name(i);
            if (directory.shows(name)) {
                look(i, name, found);
            }
        }
        return found;
    }

    private void look(int index, String name, List<FileEntry> found) throws IOException {
        FileEntry entry = look.at(names, index, name);
        if (entry != null) {
            found.add(entry);
        } else {
            JavaEntries.look(directory, List.of(directory.mount().names().parse(name)), found);
        }
    }
}
