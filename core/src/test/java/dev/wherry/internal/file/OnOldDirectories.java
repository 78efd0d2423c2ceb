package dev.wherry.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wherry.file.FileTree;
import dev.wherry.internal.linux.DirectoryState;
import dev.wherry.internal.linux.LinuxDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Gives each test a large directory that nobody has listed, nor changed for some seconds. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
abstract class OnOldDirectories {
    /** Behind the name of a directory, outside of it: a hard link to {@code twin} in it. */
    static final String TWIN = "-twin";

    /** Ahead, for tests to wait less; the rest is still more than the longest tick. */
    private static final InstantSource CLOCK =
            InstantSource.offset(InstantSource.system(), Duration.ofMillis(800));

    private static final int DIRECTORIES = 32;
    private static final int FILES = 300; // more than one lot

    @TempDir(factory = InMemory.class)
    static Path root;

    private static int used;

    final KeptListings kept = new KeptListings(CLOCK);
    final KeptDirs dirs = new KeptDirs(Box.CALLS, kept);
    Box box;
    Path path;
    String name;

    @BeforeAll
    static void makeDirectories() throws IOException {
        try (LinuxDirectory opened = opened(root)) {
            assumeTrue(opened.showsEachChange(), "no file system that is known well enough");
        }
        for (int i = 0; i < DIRECTORIES; i++) {
            makeDirectory(root.resolve("d" + i));
        }
        Path last = Files.createDirectory(root.resolve("small"));
        Files.createFile(last.resolve("file"));
        KeptListings alike = new KeptListings(CLOCK);
        while (!alike.maySee(state(last))) {
            Thread.yield();
        }
        used = 0;
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

    @BeforeEach
    void useADirectory() {
        box = Box.of(FileTree.of(root), dirs);
        next();
    }

    /** Goes to a directory that was not used yet. */
    final void next() {
        name = "/d" + used++;
        path = root.resolve(name.substring(1));
    }

    @AfterEach
    void keepNothingInTheEnd() {
        dirs.close();
        assertThat(kept.bytes()).isZero();
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
