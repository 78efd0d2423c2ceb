package dev.wherry.internal.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory of a tree that was reached without following a link, and what can be done with the
 * names in it. No method follows a link either. For one thread, but {@link #view} and {@link
 * #attributes} may be asked by two.
 */
abstract sealed class Dir implements Closeable permits SecureDir, PlainDir {
    private final Path path;

    Dir(Path path) {
        this.path = path;
    }

    /** Opens the directory at the root of a tree, wherever its path leads: that is trusted. */
    @SuppressWarnings("StreamResourceLeak") // closed with the directory
    static Dir openRoot(Path root) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(root);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new SecureDir(root, secure);
        }
        stream.close();
        return PlainDir.openRoot(root);
    }

    /**
     * Returns where the directory was reached, for the calls that NIO offers by path only. Somebody
     * else may have put another one there meanwhile.
     */
    final Path path() {
        return path;
    }

    /** Tells whether the directory stays the same, whatever becomes of its path. */
    abstract boolean isPinned();

    /** Returns what has a name, or null if nothing has. */
    abstract @Nullable BasicFileAttributes find(Path name) throws IOException;

    /** Returns a view of what has a name, or of this directory itself, or null if there is none. */
    abstract <V extends FileAttributeView> @Nullable V view(@Nullable Path name, Class<V> type)
            throws IOException;

    /**
     * Goes to a directory in this one, to walk on or to change names in it: perhaps to one that was
     * kept, to be kept again.
     *
     * @param found what {@link #find} has just said about the name
     */
    abstract Dir enter(Path name, BasicFileAttributes found, KeptDirs kept) throws IOException;

    /** Opens a directory in this one. */
    abstract Dir open(Path name) throws IOException;

    /** Closes this directory for good after something has failed in it. */
    void discard() throws IOException {
        close();
    }

    /** Opens or creates a file. The caller looks first, lest this wait for a pipe. */
    abstract SeekableByteChannel openFile(
            Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException;

    abstract void deleteFile(Path name) throws IOException;

    abstract void deleteDirectory(Path name) throws IOException;

    /** Gives something a new name at once, in place of what has that name. */
    abstract void move(Path name, Dir to, Path newName) throws IOException;

    /** Waits until the names in here are on the disk, where that can be asked for. */
    abstract void sync() throws IOException;

    /** Returns what is in here, once: paths of which only the last name counts. */
    abstract Iterator<Path> entries() throws IOException;

    /**
     * Returns normally unless it is known that the content of a file must not be changed. Asks by
     * path: to open the file would tell those who watch it that it was written.
     */
    final void requireWritable(Path name) throws IOException {
        try {
            path.getFileSystem().provider().checkAccess(path.resolve(name), AccessMode.WRITE);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException _) {
            // somewhere else by now, or its path is too long: the change itself will tell
        }
    }

    /** Describes this directory. */
    final BasicFileAttributes attributes() throws IOException {
        BasicFileAttributeView view = view(null, BasicFileAttributeView.class);
        if (view == null) {
            throw new UnsupportedOperationException("no basic attributes");
        }
        return view.readAttributes();
    }
}
