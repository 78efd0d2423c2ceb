package dev.wherry.it;

import static dev.wherry.it.ScriptedFileSystem.unwrap;

import dev.wherry.it.Script.Call;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Passes calls on, each after its {@link Script} was asked. */
final class ScriptedProvider extends FileSystemProvider {
    private final ScriptedFileSystem owner;
    private final FileSystemProvider behind;
    private final Script script;

    ScriptedProvider(ScriptedFileSystem owner, FileSystemProvider behind, Script script) {
        this.owner = owner;
        this.behind = behind;
        this.script = script;
    }

    private Path ask(Call call, Path path) throws IOException {
        Path real = unwrap(path);
        script.before(call, real);
        return script.standIn(real);
    }

    Path realPath(Path path, LinkOption... options) throws IOException {
        script.before(Call.REAL_PATH, path);
        return path.toRealPath(options);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path real = ask(Call.OPEN, path);
        return new Channel(real, behind.newByteChannel(real, options, attributes), script);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
            Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
        Path real = ask(Call.LIST, directory);
        DirectoryStream<Path> stream = behind.newDirectoryStream(real, path -> true);
        Iterator<Path> entries =
                script.names(real)
                        .<Iterator<Path>>map(names -> map(names, real))
                        .orElseGet(stream::iterator);
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return wrapped(entries);
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    private static Iterator<Path> map(Iterator<String> names, Path directory) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return names.hasNext();
            }

            @Override
            public Path next() {
                return directory.resolve(names.next());
            }
        };
    }

    private Iterator<Path> wrapped(Iterator<Path> paths) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return paths.hasNext();
            }

            @Override
            public Path next() {
                return owner.wrap(paths.next());
            }
        };
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        behind.createDirectory(ask(Call.MAKE, directory), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        behind.delete(ask(Call.DELETE, path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        behind.move(ask(Call.MOVE, source), unwrap(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return behind.isSameFile(ask(Call.STAT, path), unwrap(other));
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return behind.getFileStore(ask(Call.STAT, path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        behind.checkAccess(ask(Call.STAT, path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return type == BasicFileAttributeView.class
                ? behind.getFileAttributeView(script.standIn(unwrap(path)), type, options)
                : null;
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
            Path path, Class<A> type, LinkOption... options) throws IOException {
        return behind.readAttributes(ask(Call.STAT, path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
            throws IOException {
        return behind.readAttributes(ask(Call.STAT, path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getScheme() {
        return "scripted";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return owner;
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    private record Channel(Path path, SeekableByteChannel behind, Script script)
            implements SeekableByteChannel {
        @Override
        public int read(ByteBuffer target) throws IOException {
            script.before(Call.READ, path);
            return behind.read(target);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            script.before(Call.WRITE, path);
            return behind.write(source);
        }

        @Override
        public long position() throws IOException {
            return behind.position();
        }

        @Override
        public SeekableByteChannel position(long newPosition) throws IOException {
            behind.position(newPosition);
            return this;
        }

        @Override
        public long size() throws IOException {
            return behind.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            behind.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return behind.isOpen();
        }

        /** As close(2): an error is told, and the descriptor is gone all the same. */
        @Override
        public void close() throws IOException {
            boolean first = behind.isOpen();
            behind.close();
            if (first) {
                script.before(Call.CLOSE, path);
            }
        }
    }
}
