package dev.wherry.internal.file;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/**
 * Another file system seen through a provider without {@code SecureDirectoryStream}, whose calls a
 * test can see, delay and fail.
 */
final class ScriptedFileSystem extends FileSystem {
    private final FileSystem real;
    private final Script script;
    private final ScriptedProvider provider = new ScriptedProvider(this);

    private ScriptedFileSystem(FileSystem real, Script script) {
        this.real = real;
        this.script = script;
    }

    /** Returns a path that leads to the same file through a scripted file system. */
    static Path through(Script script, Path real) {
        return new ScriptedFileSystem(real.getFileSystem(), script).wrap(real);
    }

    /** What happens before each call. */
    @FunctionalInterface
    interface Script {
        Script NOTHING = (_, _) -> {};

        void before(String call, Path path) throws IOException;
    }

    Script script() {
        return script;
    }

    ScriptedPath wrap(Path path) {
        return new ScriptedPath(this, path);
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return real.isOpen();
    }

    @Override
    public boolean isReadOnly() {
        return real.isReadOnly();
    }

    @Override
    public String getSeparator() {
        return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(wrap(real.getRootDirectories().iterator().next()));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return real.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return real.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return wrap(real.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }
}
