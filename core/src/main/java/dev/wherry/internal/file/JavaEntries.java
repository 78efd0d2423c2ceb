package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a directory by what every provider offers. */
final class JavaEntries implements Entries {
    private static final int AT_ONCE = 64; // entries to one file call

    private final ListedDirectory directory;
    private final boolean namesOnly;
    private final Iterator<Path> onDisk;

    JavaEntries(ListedDirectory directory, boolean namesOnly) throws IOException {
        this.directory = directory;
        this.namesOnly = namesOnly;
        this.onDisk = directory.dir().entries();
    }

    @Override
    public void readOn(Collection<? super FileEntry> to) throws IOException {
        while (to.isEmpty() && onDisk.hasNext()) {
            if (namesOnly) {
                readNames(to);
            } else {
                readEntries(to);
            }
        }
    }

    /** Only what was opened by the caller is open. */
    @Override
    public void close() {}

    private void readNames(Collection<? super FileEntry> to) {
        for (int i = 0; i < AT_ONCE && onDisk.hasNext(); i++) {
            String name = directory.mount().names().toName(onDisk.next());
            if (directory.shows(name)) {
                to.add(EntryReader.nameOnly(name));
            }
        }
    }

    private void readEntries(Collection<? super FileEntry> to) throws IOException {
        List<Path> names = new ArrayList<>(AT_ONCE);
        while (names.size() < AT_ONCE && onDisk.hasNext()) {
            names.add(onDisk.next());
        }
        look(directory, names, to);
    }

    /** Looks at some files of a directory, and adds those that are still there. */
    static void look(ListedDirectory directory, List<Path> names, Collection<? super FileEntry> to)
            throws IOException {
        List<Found> batch = new ArrayList<>(names.size());
        for (Path onDisk : names) {
            Path path = directory.dir().path().resolve(onDisk);
            String name = directory.mount().names().toName(path);
            if (directory.shows(name)) {
                batch.add(new Found(path, name, byPath(directory, path, name)));
            }
        }
        boolean trusted = isStillAtItsPath(directory.dir());
        for (Found found : batch) {
            FileEntry entry = trusted ? found.byPath() : null;
            if (entry == null) {
                entry = inDir(directory, found);
            }
            if (entry != null) {
                to.add(entry);
            }
        }
    }

    private static @Nullable FileEntry byPath(ListedDirectory directory, Path path, String name)
            throws IOException {
        EntryReader reader = directory.tree().reader();
        return reader.byPath(directory.mount(), directory.path(), path, name);
    }

    private static @Nullable FileEntry inDir(ListedDirectory directory, Found found)
            throws IOException {
        EntryReader reader = directory.tree().reader();
        Path name = found.path().getFileName();
        try {
            return reader.inDir(
                    directory.mount(), directory.path(), directory.dir(), name, found.name());
        } catch (NoSuchFileException _) {
            return null; // vanished meanwhile
        }
    }

    /** Tells whether what was read by path was not read from another directory in its place. */
    private static boolean isStillAtItsPath(Dir dir) {
        try {
            Object there = Files.readAttributes(dir.path(), BasicFileAttributes.class).fileKey();
            return Objects.equals(there, dir.attributes().fileKey());
        } catch (IOException _) {
            return false;
        }
    }

    /** A name that was read, and what its path told of it. */
    private record Found(Path path, String name, @Nullable FileEntry byPath) {}
}
