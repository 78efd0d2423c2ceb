package dev.wherry.internal.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory known by its path only, for providers without {@code SecureDirectoryStream}: each act
 * is preceded by a look whether the path still lies in the tree. Somebody who can change the tree
 * by other means may win the moment between the two.
 */
final class PlainDir extends Dir {
    private final Path root;
    private @Nullable DirectoryStream<Path> stream;

    private PlainDir(Path root, Path path) {
        super(path);
        this.root = root;
    }

    static PlainDir openRoot(Path root) throws IOException {
        Path real = root.toRealPath();
        return new PlainDir(real, real);
    }

    @Override
    boolean isPinned() {
        return false;
    }

    @Override
    @Nullable BasicFileAttributes find(Path name) throws IOException {
        try {
            return Files.readAttributes(checked(name), BasicFileAttributes.class, NOFOLLOW_LINKS);
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    @Override
    <V extends FileAttributeView> @Nullable V view(@Nullable Path name, Class<V> type)
            throws IOException {
        Path path = name == null ? path() : checked(name);
        return Files.getFileAttributeView(path, type, NOFOLLOW_LINKS);
    }

    @Override
    Dir enter(Path name, BasicFileAttributes found, KeptDirs kept) throws IOException {
        return open(name);
    }

    /** Also sees through what is no symbolic link to Java, such as a junction of Windows. */
    @Override
    Dir open(Path name) throws IOException {
        Path real = path().resolve(name).toRealPath();
        if (!real.startsWith(root)) {
            throw new NoSuchFileException(name.toString());
        }
        return new PlainDir(root, real);
    }

    @Override
    SeekableByteChannel openFile(
            Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Set<OpenOption> wanted = new HashSet<>(options);
        if (isOnDefaultFileSystem()) { // others may not know the option (ZIP)
            wanted.add(NOFOLLOW_LINKS);
        }
        return Files.newByteChannel(checked(name), wanted, attributes);
    }

    @Override
    void deleteFile(Path name) throws IOException {
        Files.delete(checked(name));
    }

    /** Looks first whether it is empty: some providers delete all that is in it (S3). */
    @Override
    void deleteDirectory(Path name) throws IOException {
        Path path = checked(name);
        try (DirectoryStream<Path> content = Files.newDirectoryStream(path)) {
            if (content.iterator().hasNext()) {
                throw new DirectoryNotEmptyException(name.toString());
            }
        }
        Files.delete(path);
    }

    @Override
    void move(Path name, Dir to, Path newName) throws IOException {
        if (!(to instanceof PlainDir target)) {
            throw new IllegalArgumentException("the directories are of two file systems");
        }
        Path from = checked(name);
        Path there = target.checked(newName);
        if (isOnDefaultFileSystem()) { // anything but this would be a copy to another volume
            Files.move(from, there, StandardCopyOption.ATOMIC_MOVE);
        } else {
            moveElsewhere(from, there);
        }
    }

    /** Moves as well as the provider can. */
    private static void moveElsewhere(Path from, Path there) throws IOException {
        if (areSpellingsOfOne(from, there)) { // NIO would do nothing
            Path between = from.resolveSibling(TempName.next());
            Files.move(from, between);
            Files.move(between, there, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        try {
            Files.move(
                    from,
                    there,
                    StandardCopyOption.ATOMIC_MOVE, // ZIP heeds only the other one
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException | UnsupportedOperationException _) {
            Files.move(from, there, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.isDirectory(from, NOFOLLOW_LINKS)) {
            Files.delete(there); // ZIP makes an empty directory there and leaves the old one
            throw new UnsupportedOperationException("directories cannot be moved");
        }
    }

    private static boolean areSpellingsOfOne(Path from, Path there) throws IOException {
        return Files.exists(there, NOFOLLOW_LINKS)
                && !Files.isSymbolicLink(from)
                && !Files.isSymbolicLink(there)
                && Files.isSameFile(from, there);
    }

    @Override
    void sync() {
        // Windows opens no directory as a file, and the others do not tell
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // closed with the directory
    Iterator<Path> entries() throws IOException {
        DirectoryStream<Path> opened = Files.newDirectoryStream(path());
        stream = opened;
        return opened.iterator();
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
    }

    private boolean isOnDefaultFileSystem() {
        return path().getFileSystem().equals(FileSystems.getDefault());
    }

    private Path checked(Path name) throws IOException {
        if (!path().toRealPath().startsWith(root)) {
            throw new NoSuchFileException(name.toString());
        }
        return path().resolve(name);
    }
}
