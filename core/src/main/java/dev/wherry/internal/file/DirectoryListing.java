package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.wire.ByteBuilder;
import dev.wherry.internal.wire.NameLines;
import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Reads a directory some entries at a time; the ways to mounts come behind the others. */
final class DirectoryListing implements NameLines {
    private final Tree tree;
    private final VirtualPath directory;
    private final boolean namesOnly;
    private final @Nullable Dir dir; // null if it is only a way to a mount
    private final @Nullable Entries onDisk; // null with it
    private final Iterator<String> ways;
    private final Queue<FileEntry> ready = new ArrayDeque<>();

    private DirectoryListing(
            Tree tree,
            VirtualPath directory,
            boolean namesOnly,
            @Nullable Dir dir,
            @Nullable Entries onDisk,
            SortedSet<String> ways) {
        this.tree = tree;
        this.directory = directory;
        this.namesOnly = namesOnly;
        this.dir = dir;
        this.onDisk = onDisk;
        this.ways = ways.iterator();
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
        VirtualPath path = place.path();
        SortedSet<String> ways = tree.mounts().namesIn(path);
        if (place.isOnlyWayToMount()) {
            return new DirectoryListing(tree, path, namesOnly, null, null, ways);
        }
        if (!place.requireFound().isDirectory()) {
            throw new NotDirectoryException(path.toString());
        }
        Dir dir = place.openDirectory();
        try {
            ListedDirectory listed = new ListedDirectory(tree, place.mount(), path, dir, ways);
            Entries entries = LinuxEntries.open(listed, namesOnly);
            if (entries == null) {
                entries = new JavaEntries(listed, namesOnly);
            }
            return new DirectoryListing(tree, path, namesOnly, dir, entries, ways);
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
    public boolean appendNames(ByteBuilder lines) throws IOException {
        return onDisk instanceof LinuxNames names && tree.call(() -> names.appendTo(lines));
    }

    @Override
    public void close() throws IOException {
        if (dir != null && onDisk != null) {
            tree.callAtLast(() -> {
                onDisk.close();
                dir.close();
            });
        }
    }

    private void readOn() throws IOException {
        if (onDisk != null) {
            onDisk.readOn(ready);
        }
        while (ready.isEmpty() && ways.hasNext()) {
            ready.add(readWay(ways.next()));
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
}
