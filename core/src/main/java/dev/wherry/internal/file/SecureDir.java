package dev.wherry.internal.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import dev.wherry.internal.linux.LinuxLookup;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory held open: all is done relative to it, so that nobody who moves it, or puts a link in
 * its place, changes what is reached.
 */
final class SecureDir extends Dir {
    private final SecureDirectoryStream<Path> stream;
    private final @Nullable LinuxLookup lookup;
    private @Nullable Object key;
    private @Nullable KeptDirs keeper;
    private boolean closed;

    SecureDir(Path path, SecureDirectoryStream<Path> stream) {
        super(path);
        this.stream = stream;
        this.lookup = null;
    }

    /** One that was kept under its key, and is to be kept again. */
    SecureDir(
            Path path,
            SecureDirectoryStream<Path> stream,
            Object key,
            @Nullable LinuxLookup lookup,
            KeptDirs keeper) {
        super(path);
        this.stream = stream;
        this.lookup = lookup;
        this.key = key;
        this.keeper = keeper;
    }

    /** Lets this directory be kept when it is closed, if it can be told from others. */
    SecureDir keptBy(KeptDirs kept) throws IOException {
        try {
            if (key == null) {
                key = attributes().fileKey();
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
        keeper = key == null ? null : kept;
        return this;
    }

    @Override
    boolean isPinned() {
        return true;
    }

    @Override
    @Nullable BasicFileAttributes find(Path name) throws IOException {
        if (lookup != null && Lookups.look(lookup, name) != LinuxLookup.Answer.UNKNOWN) {
            return lookup.found();
        }
        try {
            return basic(name).readAttributes();
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    @Override
    <V extends FileAttributeView> @Nullable V view(@Nullable Path name, Class<V> type) {
        return name == null
                ? stream.getFileAttributeView(type)
                : stream.getFileAttributeView(name, type, NOFOLLOW_LINKS);
    }

    @Override
    Dir enter(Path name, BasicFileAttributes found, KeptDirs kept) throws IOException {
        SecureDir same = kept.take(path().resolve(name), found::fileKey);
        return same != null ? same : open(name).keptBy(kept);
    }

    /**
     * Opens {@code name/.} and looks afterwards whether that was the directory of this name, as it
     * was not if the name is a link. To open {@code name} itself with NOFOLLOW_LINKS would be
     * shorter, but waits for ever if it has become a pipe; and if it has become a file, JDK 25
     * closes one descriptor twice, which may be another session's by then, and leaks one.
     */
    @Override
    SecureDir open(Path name) throws IOException {
        SecureDirectoryStream<Path> opened =
                stream.newDirectoryStream(name.resolve("."), NOFOLLOW_LINKS);
        SecureDir dir = new SecureDir(path().resolve(name), opened);
        try {
            BasicFileAttributes found = find(name);
            dir.key = dir.attributes().fileKey();
            if (found != null
                    && found.isDirectory()
                    && dir.key != null
                    && FileKeys.areSame(dir.key, found.fileKey())) {
                return dir; // while it is open, no other file can have its key
            }
        } catch (IOException | RuntimeException e) {
            dir.close();
            throw e;
        }
        dir.close();
        throw new NoSuchFileException(name.toString());
    }

    @Override
    SeekableByteChannel openFile(
            Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Set<OpenOption> unfollowed = new HashSet<>(options);
        unfollowed.add(NOFOLLOW_LINKS);
        try {
            return stream.newByteChannel(name, unfollowed, attributes);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) { // so does the JDK tell that it is a link by now (ELOOP)
            NoSuchFileException gone = new NoSuchFileException(name.toString());
            gone.initCause(e);
            throw gone;
        }
    }

    @Override
    void deleteFile(Path name) throws IOException {
        stream.deleteFile(name);
    }

    @Override
    void deleteDirectory(Path name) throws IOException {
        stream.deleteDirectory(name);
    }

    @Override
    void move(Path name, Dir to, Path newName) throws IOException {
        if (!(to instanceof SecureDir target)) {
            throw new IllegalArgumentException("the directories are of two file systems");
        }
        stream.move(name, target.stream, newName);
    }

    @Override
    void sync() throws IOException {
        if (!path().getFileSystem().equals(FileSystems.getDefault())) {
            return; // in memory
        }
        Path self = path().getFileSystem().getPath(".");
        try (SeekableByteChannel opened = stream.newByteChannel(self, Set.of(READ))) {
            if (opened instanceof FileChannel file) {
                file.force(true);
            }
        }
    }

    @Override
    Iterator<Path> entries() {
        keeper = null; // it can be read once only
        return stream.iterator();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return; // kept, or even in use by another one
        }
        closed = true;
        if (keeper != null && key != null) {
            keeper.giveBack(path(), stream, key, lookup);
        } else {
            try (lookup) {
                stream.close();
            }
        }
    }

    @Override
    void discard() throws IOException {
        keeper = null;
        close();
    }

    private BasicFileAttributeView basic(Path name) {
        return stream.getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS);
    }
}
