package dev.wherry.internal.file;

import static java.nio.file.StandardOpenOption.READ;

import dev.wherry.file.FileAccess;
import dev.wherry.file.FileEntry;
import dev.wherry.file.FileTree;
import dev.wherry.file.Upload;
import dev.wherry.file.UploadMode;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of one user, and nothing else of the machine: the way from virtual paths to real ones.
 *
 * <p>Holds nothing open, so that one can be made for each login and needs no end. Each operation
 * walks from the root, over {@link KeptDirs} where they are still what has their names, and so
 * finds a root that was deleted and made again. Safe for use by many threads.
 */
public final class Jail implements FileAccess {
    private final Tree tree;
    private final Changes changes;
    private final Creation creation;
    private final Uploads uploads;

    private Jail(Tree tree, boolean durableUploads) {
        this.tree = tree;
        this.changes = new Changes(tree);
        this.creation = new Creation(tree);
        this.uploads = new Uploads(tree, durableUploads);
    }

    /**
     * Gives access to a tree. Nothing is looked at yet: whether the root is there shows later.
     *
     * @param kept directories that walks of all jails may use again
     * @param durableUploads whether a published upload survives a loss of power (fsync)
     */
    public static Jail open(FileTree tree, FileCalls calls, KeptDirs kept, boolean durableUploads) {
        return new Jail(Tree.of(tree, calls, kept), durableUploads);
    }

    @Override
    public FileEntry entry(VirtualPath path) throws IOException {
        return tree.call(() -> {
            try (Place place = tree.walker().follow(path)) {
                return tree.reader().read(place, path.name());
            }
        });
    }

    @Override
    public FileEntry linkEntry(VirtualPath path) throws IOException {
        return tree.call(() -> tree.entry(path));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Looks before it opens, as to open a pipe would wait for a writer. Java cannot look at what
     * was opened: who plants a pipe in between can make this one call wait.
     */
    @Override
    public SeekableByteChannel openForRead(VirtualPath path) throws IOException {
        return tree.call(() -> {
            try (Place place = tree.walker().follow(path)) {
                if (!place.isDirectory() && place.requireFound().isRegularFile()) {
                    return place.dir().openFile(place.requireName(), Set.of(READ));
                }
                throw FileFailures.notRegularFile();
            }
        });
    }

    @Override
    public Listing list(VirtualPath path) throws IOException {
        return tree.call(() -> {
            try (Place place = tree.walker().follow(path)) {
                return DirectoryListing.open(tree, place);
            }
        });
    }

    @Override
    public Listing listNames(VirtualPath path) throws IOException {
        return tree.call(() -> {
            try (Place place = tree.walker().follow(path)) {
                return DirectoryListing.openNames(tree, place);
            }
        });
    }

    @Override
    public Upload upload(VirtualPath path, UploadMode mode, long offset) throws IOException {
        return uploads.startAt(path, mode, offset);
    }

    @Override
    public Upload append(VirtualPath path, UploadMode mode) throws IOException {
        return uploads.startAtEnd(path, mode);
    }

    @Override
    public Upload uploadUnique(VirtualPath directory, String prefix, UploadMode mode)
            throws IOException {
        return uploads.startUnique(directory, prefix, mode);
    }

    @Override
    public void makeDirectory(VirtualPath path) throws IOException {
        tree.run(() -> creation.makeDirectory(path));
    }

    @Override
    public void delete(VirtualPath path) throws IOException {
        tree.run(() -> changes.delete(path));
    }

    @Override
    public void deleteDirectory(VirtualPath path) throws IOException {
        tree.run(() -> changes.deleteDirectory(path));
    }

    @Override
    public void rename(VirtualPath from, VirtualPath to) throws IOException {
        tree.run(() -> changes.rename(from, to));
    }

    @Override
    public FileEntry setTimes(
            VirtualPath path, @Nullable Instant modified, @Nullable Instant created)
            throws IOException {
        return tree.call(() -> changes.setTimes(path, modified, created));
    }

    @Override
    public void setMode(VirtualPath path, int mode) throws IOException {
        tree.run(() -> changes.setMode(path, mode));
    }

    @Override
    public void makeLink(VirtualPath link, VirtualPath target) throws IOException {
        tree.run(() -> creation.makeLink(link, target));
    }

    @Override
    public long freeBytes(VirtualPath path) throws IOException {
        return tree.call(() -> {
            try (Place place = tree.walker().follow(path)) {
                place.requireFound();
                return Math.max(0, Files.getFileStore(place.diskPath()).getUsableSpace());
            }
        });
    }

    /** {@inheritDoc} No link is followed to tell it, and no file system asked. */
    @Override
    public String realPath(VirtualPath path) {
        Mount mount = tree.mounts().holding(path);
        try {
            return mount.toReal(path).toString();
        } catch (IOException _) { // a name that cannot be there
            return mount.root() + " " + path;
        }
    }
}
