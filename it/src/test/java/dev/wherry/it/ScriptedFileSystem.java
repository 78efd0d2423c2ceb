package dev.wherry.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/**
 * A provider of java.nio.file as an embedder may bring one, which passes each call on to another
 * and does what a {@link Script} says. It has basic attributes, and no SecureDirectoryStream.
 */
final class ScriptedFileSystem extends FileSystem {
    private final FileSystem behind;
    private final ScriptedProvider provider;

    ScriptedFileSystem(FileSystem behind, Script script) {
        this.behind = behind;
        this.provider = new ScriptedProvider(this, behind.provider(), script);
    }

    /** Returns a path of the file system behind as one of this. */
    Path wrap(Path path) {
        return new Wrapped(this, path);
    }

    static Path unwrap(Path path) {
        return ((Wrapped) path).behind();
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() throws IOException {
        behind.close();
    }

    @Override
    public boolean isOpen() {
        return behind.isOpen();
    }

    @Override
    public boolean isReadOnly() {
        return behind.isReadOnly();
    }

    @Override
    public String getSeparator() {
        return behind.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(wrap(behind.getRootDirectories().iterator().next()));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return behind.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override
    public Path getPath(String first, String... more) {
        return wrap(behind.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }

    /** A path of the file system behind, under another flag. */
    private record Wrapped(ScriptedFileSystem fileSystem, Path behind) implements Path {
        private Path same(Path path) {
            return path == null ? null : new Wrapped(fileSystem, path);
        }

        @Override
        public FileSystem getFileSystem() {
            return fileSystem;
        }

        @Override
        public boolean isAbsolute() {
            return behind.isAbsolute();
        }

        @Override
        public Path getRoot() {
            return same(behind.getRoot());
        }

        @Override
        public Path getFileName() {
            return same(behind.getFileName());
        }

        @Override
        public Path getParent() {
            return same(behind.getParent());
        }

        @Override
        public int getNameCount() {
            return behind.getNameCount();
        }

        @Override
        public Path getName(int index) {
            return same(behind.getName(index));
        }

        @Override
        public Path subpath(int beginIndex, int endIndex) {
            return same(behind.subpath(beginIndex, endIndex));
        }

        @Override
        public boolean startsWith(Path other) {
            return other instanceof Wrapped && behind.startsWith(unwrap(other));
        }

        @Override
        public boolean endsWith(Path other) {
            return other instanceof Wrapped && behind.endsWith(unwrap(other));
        }

        @Override
        public Path normalize() {
            return same(behind.normalize());
        }

        @Override
        public Path resolve(Path other) {
            return same(behind.resolve(unwrap(other)));
        }

        @Override
        public Path relativize(Path other) {
            return same(behind.relativize(unwrap(other)));
        }

        @Override
        public URI toUri() {
            return URI.create("scripted://" + behind.toUri().getRawPath());
        }

        @Override
        public Path toAbsolutePath() {
            return same(behind.toAbsolutePath());
        }

        @Override
        public Path toRealPath(LinkOption... options) throws IOException {
            return same(fileSystem.provider.realPath(behind, options));
        }

        @Override
        public WatchKey register(
                WatchService watcher,
                WatchEvent.Kind<?>[] events,
                WatchEvent.Modifier... modifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Path other) {
            return behind.compareTo(unwrap(other));
        }

        @Override
        public String toString() {
            return behind.toString();
        }
    }
}
