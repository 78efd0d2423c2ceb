package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Somebody swaps directories, files and links while the server walks. */
@EnabledOnOs(OS.LINUX) // where the provider has SecureDirectoryStream
@Timeout(120)
class JailRaceTest {
    private static final int ROUNDS = 50; // of each command, at least
    private static final int MOST_ROUNDS = 500;
    private static final int SWAPS = 5000; // at least, if that many rounds are enough

    @TempDir Path scratch;

    private Path root;
    private Outside outside;
    private Box box;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectories(scratch.resolve("served/root"));
        outside = Outside.around(root);
        Files.createDirectories(scratch.resolve("swapped"));
        Files.createDirectory(root.resolve("a"));
        Files.createDirectory(root.resolve("a/b"));
        box = Box.of(root);
    }

    @Test
    void aDirectorySwappedForALinkOutLeaksNothing() throws Exception {
        int read =
                race(
                        root.resolve("a/d"),
                        this::makeDirectory,
                        this::linkToOutside,
                        List.of("/a/d/secret.txt", "/a/d/dir", "/a/d"));

        outside.assertUntouched();
        assertThat(read).isPositive();
    }

    @Test
    void aDirectoryFurtherUpSwappedForALinkOutLeaksNothing() throws Exception {
        int read =
                race(
                        root.resolve("d"),
                        this::makeDirectory,
                        this::linkToOutside,
                        List.of("/d/dir/secret.txt", "/d/dir/deep/made", "/d/dir/deep"));

        outside.assertUntouched();
        assertThat(read).isPositive();
    }

    @Test
    void aFileSwappedForALinkOutLeaksNothing() throws Exception {
        int read =
                race(
                        root.resolve("a/f"),
                        at -> Files.writeString(at, "inside"),
                        at -> Files.createSymbolicLink(at, inOutside("secret.txt")),
                        List.of("/a/f"));

        outside.assertUntouched();
        assertThat(read).isPositive();
    }

    /** JDK 25 would lose a descriptor each time, and close one that may be somebody else's. */
    @Test
    void aDirectorySwappedForAFileLosesNoDescriptor() throws Exception {
        long before = openDescriptors();

        race(
                root.resolve("d"),
                this::makeDirectory,
                at -> Files.writeString(at, "inside"),
                List.of("/d/secret.txt", "/d"));

        assertThat(openDescriptors()).isLessThanOrEqualTo(before + 2 * KeptDirs.MOST + 5);
    }

    private Path makeDirectory(Path at) throws IOException {
        Files.createDirectories(at.resolve("dir/deep"));
        Files.writeString(at.resolve("secret.txt"), "inside");
        Files.writeString(at.resolve("dir/secret.txt"), "inside");
        return at;
    }

    private Path linkToOutside(Path at) throws IOException {
        return Files.createSymbolicLink(at, inOutside(""));
    }

    private Path inOutside(String name) {
        return root.resolveSibling("outside").resolve(name);
    }

    private static long openDescriptors() throws IOException {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }

    /** Runs all commands on the paths while a name changes its meaning; counts what was read. */
    private int race(Path name, Maker one, Maker other, List<String> paths) throws Exception {
        Map<String, Commands.Command> commands = new LinkedHashMap<>(Commands.following());
        commands.putAll(Commands.naming());
        Swapper swapper = new Swapper(name, scratch.resolve("swapped"), one, other);
        Thread thread = Thread.ofPlatform().start(swapper);
        int read = 0;
        try {
            for (int i = 0;
                    i < ROUNDS || (i < MOST_ROUNDS && (swapper.isShortOf(SWAPS) || read == 0));
                    i++) {
                Files.writeString(root.resolve("victim"), "victim");
                for (String path : paths) {
                    for (Commands.Command command : commands.values()) {
                        String text = Commands.attempt(command, box, at(path));
                        assertThat(text).doesNotContain(Outside.CANARY);
                        read += text.equals("inside") ? 1 : 0;
                    }
                }
            }
        } finally {
            swapper.done = true;
            thread.join();
        }
        assertThat(swapper.trouble).isNull();
        return read;
    }

    /** Makes something at a path. */
    private interface Maker {
        Object make(Path at) throws IOException;
    }

    /** Puts one thing and another in turn at a name, whatever clients do there meanwhile. */
    private static final class Swapper implements Runnable {
        private static final int RENEWAL = 64; // swaps after which both are as they were made

        private final Path name;
        private final Path stage;
        private final Maker one;
        private final Maker other;
        private volatile boolean done;
        private volatile int swaps;
        private volatile @Nullable Exception trouble;

        Swapper(Path name, Path stage, Maker one, Maker other) {
            this.name = name;
            this.stage = stage;
            this.one = one;
            this.other = other;
        }

        boolean isShortOf(int wanted) {
            return swaps < wanted && trouble == null;
        }

        @Override
        public void run() {
            try {
                while (!done) {
                    swap(swaps % 2 == 0 ? one : other, slot(swaps), slot(swaps + 1));
                    swaps++;
                }
            } catch (IOException | RuntimeException e) {
                trouble = e;
            }
        }

        private Path slot(int turn) {
            return stage.resolve(turn % 2 == 0 ? "one" : "other");
        }

        private void swap(Maker maker, Path next, Path former) throws IOException {
            if (swaps % RENEWAL < 2 || !Files.exists(next, NOFOLLOW_LINKS)) {
                move(next, stage.resolve("old" + swaps));
                maker.make(next);
            }
            move(name, former);
            move(next, name);
        }

        /** A client may have deleted the one, or made the other: then it stays as it is. */
        private static void move(Path from, Path to) {
            try {
                Files.move(from, to, ATOMIC_MOVE);
            } catch (IOException _) {
                // the next swap brings it in order
            }
        }
    }
}
