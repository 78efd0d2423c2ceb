package dev.wherry.internal.file;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wherry.internal.linux.DirectoryState;
import dev.wherry.internal.linux.LinuxDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Large directories that nobody has listed, nor changed for so long that names are kept. */
final class OldDirectories {
    /** Ahead, for tests to wait less; the rest is still more than the longest tick. */
    static final InstantSource CLOCK =
            InstantSource.offset(InstantSource.system(), Duration.ofMillis(800));

    private static final int FILES = 300; // more than one lot

    /** Behind the name of a directory, outside of it: a hard link to {@code twin} in it. */
    static final String TWIN = "-twin";

    private final Path root;
    private int used;

    private OldDirectories(Path root) {
        this.root = root;
    }

    /** Makes some, and one that is small; returns when they are old enough. */
    static OldDirectories make(Path root, int count) throws IOException {
        try (LinuxDirectory opened = opened(root)) {
            assumeTrue(opened.showsEachChange(), "no file system that is known well enough");
        }
        for (int i = 0; i < count; i++) {
            makeDirectory(root.resolve("d" + i));
        }
        Path last = Files.createDirectory(root.resolve("small"));
        Files.createFile(last.resolve("file"));
        KeptListings alike = new KeptListings(CLOCK);
        while (!alike.maySee(state(last))) {
            Thread.yield();
        }
        return new OldDirectories(root);
    }

    private static void makeDirectory(Path directory) throws IOException {
        Files.createDirectory(directory);
        for (String odd : List.of(".hidden", "é", " b", "...", TempName.next(), "a\nb")) {
            Files.createFile(directory.resolve(odd));
        }
        for (int i = 0; i < FILES; i++) {
            Files.createFile(directory.resolve("file-" + i));
        }
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Files.createSymbolicLink(directory.resolve("link"), folder);
        Files.createLink(
                directory.resolveSibling(directory.getFileName() + TWIN),
                Files.createFile(directory.resolve("twin")));
    }

    /** Returns one that was not used yet. */
    Path next() {
        return root.resolve("d" + used++);
    }

    static LinuxDirectory opened(Path directory) {
        return Objects.requireNonNull(LinuxDirectory.open(directory.toString()));
    }

    static DirectoryState state(Path directory) {
        try (LinuxDirectory opened = opened(directory)) {
            return Objects.requireNonNull(opened.state());
        }
    }

    /** In memory where there is some, which is quick, and known to show each change. */
    static final class InMemory implements TempDirFactory {
        private static final Path MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
                throws IOException {
            Path made =
                    Files.isWritable(MEMORY)
                            ? Files.createTempDirectory(MEMORY, "old-directories-")
                            : Files.createTempDirectory("old-directories-");
            return made.toRealPath();
        }
    }
}
