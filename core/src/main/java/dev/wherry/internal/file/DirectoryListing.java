package dev.wherry.internal.file;

import dev.wherry.file.FileAccess;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Reads a directory a handful of entries at a time; the ways to mounts come behind the others. */
final class DirectoryListing implements FileAccess.Listing {
    private static final int AT_ONCE = 64; // entries to one file call

    private final Tree tree;
    private final Mount mount;
    private final VirtualPath directory;
    private final boolean namesOnly;
    private final @Nullable Dir dir; // null if it is only a way to a mount
    private final Iterator<Path> onDisk;
    private final SortedSet<String> ways;
    private final Iterator<String> waysLeft;
    private final Queue<FileEntry> ready = new ArrayDeque<>(AT_ONCE);

    private DirectoryListing(
            Tree tree, Place place, boolean namesOnly, @Nullable Dir dir, Iterator<Path> onDisk) {
        this.tree = tree;
        this.namesOnly = namesOnly;
        this.mount = place.mount();
        this.directory = place.path();
        this.dir = dir;
        this.onDisk = onDisk;
        this.ways = tree.mounts().namesIn(directory);
        this.waysLeft = ways.iterator();
    }

    /** Opens the directory at a place; to be called in a file call. */
    static DirectoryListing open(Tree tree, Place place) throws IOException {
        return open(tree, place, false);
    }

    /** Opens it for its names alone: no file is looked at. */
    static DirectoryListing openNames(Tree tree, Place place) throws IOException {
        return open(tree, place, true);
    }

    private static DirectoryListing open(Tree tree, Place place, boolean namesOnly)
            throws IOException {
        if (place.isOnlyWayToMount()) {
            return new DirectoryListing(tree, place, namesOnly, null, Collections.emptyIterator());
        }
        if (!place.requireFound().isDirectory()) {
            throw new NotDirectoryException(place.path().toString());
        }
        Dir dir = place.openDirectory();
        try {
            return new DirectoryListing(tree, place, namesOnly, dir, dir.entries());
        } catch (IOException | RuntimeException e) {
            dir.close();
            throw e;
        }
    }

    @Override
    public @Nullable FileEntry next() throws IOException {
        if (ready.isEmpty()) {
            tree.run(this::readOn);
        }
        return ready.poll();
    }

    @Override
    public void close() throws IOException {
        if (dir != null) {
            tree.callAtLast(dir::close);
        }
    }

    private void readOn() throws IOException {
        while (ready.isEmpty() && dir != null && onDisk.hasNext()) {
            if (namesOnly) {
                readNames();
            } else {
                readEntries(dir);
            }
        }
        while (ready.isEmpty() && waysLeft.hasNext()) {
            ready.add(readWay(waysLeft.next()));
        }
    }

    private void readNames() {
        for (int i = 0; i < AT_ONCE && onDisk.hasNext(); i++) {
            String name = mount.names().toName(onDisk.next());
            if (isListed(name)) {
                ready.add(EntryReader.nameOnly(name));
            }
        }
    }

    private void readEntries(Dir dir) throws IOException {
        List<Found> batch = new ArrayList<>(AT_ONCE);
        while (batch.size() < AT_ONCE && onDisk.hasNext()) {
            Path path = dir.path().resolve(onDisk.next());
            String name = mount.names().toName(path);
            if (isListed(name)) {
                FileEntry byPath = tree.reader().byPath(mount, directory, path, name);
                batch.add(new Found(path, name, byPath));
            }
        }
        boolean trusted = isStillAtItsPath(dir);
        for (Found found : batch) {
            FileEntry entry = trusted ? found.byPath() : null;
            if (entry == null) {
                entry = readInDir(dir, found);
            }
            if (entry != null) {
                ready.add(entry);
            }
        }
    }

    private boolean isListed(String name) {
        return mount.names().isListed(name) && !ways.contains(name);
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

    private @Nullable FileEntry readInDir(Dir dir, Found found) throws IOException {
        try {
            Path name = found.path().getFileName();
            return tree.reader().inDir(mount, directory, dir, name, found.name());
        } catch (NoSuchFileException _) {
            return null; // vanished meanwhile
        }
    }

    private FileEntry readWay(String name) throws IOException {
        if (namesOnly) {
            return EntryReader.nameOnly(name);
        }
        try {
            return tree.entry(directory.resolve(name));
        } catch (IOException _) {
            return tree.reader().wayToMount(name); // mounted, but not there now
        }
    }

    /** A name that was read, and what its path told of it. */
    private record Found(Path path, String name, @Nullable FileEntry byPath) {}
}
