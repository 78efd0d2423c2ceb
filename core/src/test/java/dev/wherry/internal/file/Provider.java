package dev.wherry.internal.file;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The file systems that the contract is checked on. */
enum Provider {
    DISK(true, true, true),
    SCRIPTED_DISK(true, true, true),
    JIMFS(true, false, true),
    JIMFS_POSIX(true, true, true),
    JIMFS_MAC(true, false, true),
    JIMFS_WINDOWS(true, false, true),
    ZIP(false, false, false),
    ZIP_POSIX(false, true, false);

    final boolean hasLinks;
    final boolean hasModes;
    final boolean movesDirectories;

    Provider(boolean hasLinks, boolean hasModes, boolean movesDirectories) {
        this.hasLinks = hasLinks;
        this.hasModes = hasModes;
        this.movesDirectories = movesDirectories;
    }

    boolean capitalsMatter() {
        return this != JIMFS_MAC && this != JIMFS_WINDOWS;
    }

    /** Makes an empty directory; {@code scratch} is one on disk. */
    Home make(Path scratch) throws IOException {
        return switch (this) {
            case DISK -> new Home(Files.createDirectory(scratch.resolve("root")), () -> {});
            case SCRIPTED_DISK -> {
                Path real = Files.createDirectory(scratch.resolve("root"));
                yield new Home(
                        ScriptedFileSystem.through(ScriptedFileSystem.Script.NOTHING, real),
                        () -> {});
            }
            case JIMFS -> in(Jimfs.newFileSystem(Configuration.unix()), "/root");
            case JIMFS_POSIX -> in(Jimfs.newFileSystem(withAllViews()), "/root");
            case JIMFS_MAC -> in(Jimfs.newFileSystem(Configuration.osX()), "/root");
            case JIMFS_WINDOWS -> in(Jimfs.newFileSystem(Configuration.windows()), "C:\\root");
            case ZIP -> in(zip(scratch, Map.of("create", "true")), "/root");
            case ZIP_POSIX ->
                    in(
                            zip(
                                    scratch,
                                    Map.of("create", "true", "enablePosixFileAttributes", "true")),
                            "/root");
        };
    }

    private static Configuration withAllViews() {
        return Configuration.unix().toBuilder()
                .setAttributeViews("basic", "owner", "posix", "unix")
                .build();
    }

    private static FileSystem zip(Path scratch, Map<String, ?> options) throws IOException {
        return FileSystems.newFileSystem(scratch.resolve("files.zip"), options);
    }

    private static Home in(FileSystem fileSystem, String directory) throws IOException {
        return new Home(Files.createDirectory(fileSystem.getPath(directory)), fileSystem);
    }

    /** A root on some file system, which is closed with it. */
    record Home(Path root, Closeable fileSystem) implements AutoCloseable {
        @Override
        public void close() {
            try {
                fileSystem.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
