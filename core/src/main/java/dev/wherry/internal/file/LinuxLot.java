package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import dev.wherry.internal.linux.LinuxDirectory;
import dev.wherry.internal.linux.NameBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Some names that were read from a directory, to be looked at once: by the thread of the listing,
 * or by one that helps it, whichever comes first.
 */
final class LinuxLot {
    private final ListedDirectory directory;
    private final NameBlock names;
    private final @Nullable FileEntry @Nullable [] known;
    private final @Nullable FileEntry[] seen;
    private final LinuxLook look;
    private final FutureTask<List<FileEntry>> entries = new FutureTask<>(this::lookAtEach);
    private volatile boolean unwanted;

    /**
     * Nothing is looked at yet.
     *
     * @param known the files that need no look, null for the others; or null if there are none
     */
    LinuxLot(
            ListedDirectory directory,
            LinuxDirectory opened,
            NameBlock names,
            @Nullable FileEntry @Nullable [] known) {
        this.directory = directory;
        this.names = names;
        this.known = known;
        this.seen = new FileEntry[known == null ? names.count() : 0];
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

    /**
     * Returns the entries of those files of which a watch tells when they change, and null for all
     * others; to be called when all were looked at.
     */
    @Nullable FileEntry[] seen() {
        return seen;
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
            FileEntry entry = known == null ? null : known[i];
            String name = entry == null ? names.name(i) : entry.name();
            if (!directory.shows(name)) {
                continue;
            }
            if (entry == null) {
                look(i, name, found);
            } else {
                found.add(entry);
            }
        }
        return found;
    }

    private void look(int index, String name, List<FileEntry> found) throws IOException {
        FileEntry entry = look.at(names, index, name);
        if (entry == null) {
            JavaEntries.look(directory, List.of(directory.mount().names().parse(name)), found);
            return;
        }
        found.add(entry);
        if (known == null && look.wasPlainFile()) {
            seen[index] = entry;
        }
    }
}
