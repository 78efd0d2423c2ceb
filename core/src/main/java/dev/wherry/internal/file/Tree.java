package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import dev.wherry.file.FileTree;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What everything that is done in one user's tree has in common. Safe for use by many threads.
 *
 * @param mounts what is where
 * @param walker finds the way
 * @param reader reads attributes
 * @param listings directories that were listed a moment ago
 * @param calls runs what waits for the file system
 */
record Tree(
        MountTable mounts,
        Walker walker,
        EntryReader reader,
        KeptListings listings,
        FileCalls calls) {
    static Tree of(FileTree description, FileCalls calls, KeptDirs kept) {
        MountTable mounts = MountTable.of(description);
        LinkTargets targets = new LinkTargets(mounts);
        Walker walker = new Walker(mounts, targets, kept);
        return new Tree(mounts, walker, new EntryReader(targets), kept.listings(), calls);
    }

    /** Runs a file call; what a provider throws unchecked becomes a reply. */
    <T extends @Nullable Object> T call(FileCall<T> call) throws IOException {
        return calls.call(() -> FileFailures.checked(call));
    }

    /** Runs a file call that finds nothing out. */
    void run(FileAction action) throws IOException {
        calls.<@Nullable Void>call(() -> {
            FileFailures.check(action);
            return null;
        });
    }

    /** Runs a file call that gives something back, and therefore waits as long as it takes. */
    void callAtLast(FileAction action) throws IOException {
        calls.<@Nullable Void>callAtLast(() -> {
            FileFailures.check(action);
            return null;
        });
    }

    /** Describes a file, a directory or a link; to be called in a file call. */
    FileEntry entry(VirtualPath path) throws IOException {
        try (Place place = walker.reach(path)) {
            return reader.read(place, path.name());
        }
    }
}
