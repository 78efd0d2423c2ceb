package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.file.FileAccess;
import dev.wherry.file.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DirectoryListingTest {
    @TempDir Path root;

    private void makeFiles(Path directory, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Files.createFile(directory.resolve("file" + i));
        }
    }

    /** Holds no more than it has read ahead: the millionth file costs no more than the first. */
    @Test
    void readsNoFurtherThanItIsAsked() throws IOException {
        AtomicInteger read = new AtomicInteger();
        makeFiles(root, 1000);
        Path scripted =
                ScriptedFileSystem.through(
                        (call, path) -> {
                            if (call.equals("readAttributes") && !path.equals(root)) {
                                read.incrementAndGet();
                            }
                        },
                        root);
        try (FileAccess.Listing listing = Box.of(scripted).jail.list(at("/"))) {
            for (int asked = 1; asked <= 1000; asked++) {
                listing.next();
                assertThat(read.get()).isLessThan(asked + 100);
            }
            assertThat(listing.next()).isNull();
            assertThat(listing.next()).isNull();
        }
    }

    @Test
    void listsEachOfManyFilesOnce() throws IOException {
        makeFiles(root, 20_000);
        Set<String> names = new HashSet<>();
        try (FileAccess.Listing listing = Box.of(root).jail.list(at("/"))) {
            for (FileEntry e = listing.next(); e != null; e = listing.next()) {
                assertThat(names.add(e.name())).isTrue();
            }
        }
        assertThat(names).hasSize(20_000);
    }

    @Test
    void readsNamesWithoutALookAtAnyFile() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        makeFiles(root, 200);
        Files.createDirectory(root.resolve("sub"));
        Path scripted =
                ScriptedFileSystem.through(
                        (call, path) -> {
                            if (!call.equals("list") && !path.equals(root)) {
                                looks.incrementAndGet();
                            }
                        },
                        root);
        for (Path directory : new Path[] {root, scripted}) {
            Box box = Box.of(directory);
            looks.set(0);
            List<String> names = box.namesAlone("/");
            assertThat(looks).hasValue(0);
            assertThat(names).hasSize(201).isEqualTo(box.names("/"));
        }
    }

    @Test
    void leavesOutWhatVanishes() throws IOException {
        for (Path directory : new Path[] {root, inMemory()}) {
            makeFiles(directory, 3000);
            Box box = Box.of(directory);
            int listed = 1;
            try (FileAccess.Listing listing = box.jail.list(at("/"))) {
                FileEntry first = Objects.requireNonNull(listing.next());
                for (int i = 0; i < 3000; i++) {
                    if (!first.name().equals("file" + i)) {
                        Files.delete(directory.resolve("file" + i));
                    }
                }
                while (listing.next() != null) {
                    listed++;
                }
            }
            assertThat(listed).isLessThan(1500);
            assertThat(box.names("/")).hasSize(1);
        }
    }

    private static Path inMemory() {
        return Jimfs.newFileSystem(Configuration.unix()).getPath("/work");
    }

    /** Attributes are read by path; a directory that was moved must not be mistaken. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void goesOnInTheSameDirectoryWhenAnotherTakesItsPlace() throws IOException {
        Path directory = Files.createDirectory(root.resolve("d"));
        Path decoy = Files.createDirectory(root.resolve("decoy"));
        for (int i = 0; i < 3000; i++) {
            Files.writeString(directory.resolve("f" + i), "ten bytes.");
            Files.writeString(decoy.resolve("f" + i), "a decoy of more bytes than that");
        }
        Box box = Box.of(root);
        int listed = 0;
        try (FileAccess.Listing listing = box.jail.list(at("/d"))) {
            for (FileEntry e = listing.next(); e != null; e = listing.next()) {
                assertThat(e.size()).isEqualTo(10);
                if (listed++ == 0) {
                    Files.move(directory, root.resolve("moved"));
                    Files.move(decoy, directory);
                }
            }
        }
        assertThat(listed).isEqualTo(3000);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void reachesFilesDeeperThanAnyPathMayBeLong() throws IOException {
        Box box = Box.of(root);
        String name = "d".repeat(200);
        String path = "";
        for (int depth = 0; depth < 30; depth++) { // 6000 bytes; Linux takes paths up to 4096
            path += "/" + name;
            box.jail.makeDirectory(at(path));
        }
        box.write(path + "/deep", "deep");

        assertThat(box.read(path + "/deep")).isEqualTo("deep");
        assertThat(box.names(path)).containsExactly("deep");
        assertThat(box.jail.entry(at(path + "/deep")).size()).isEqualTo(4);
        box.jail.delete(at(path + "/deep"));
        for (String up = path; !up.isEmpty(); up = up.substring(0, up.lastIndexOf('/'))) {
            box.jail.deleteDirectory(at(up));
        }
        assertThat(box.names("/")).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closesWhatItOpened() throws IOException {
        Box box = Box.of(root);
        box.jail.makeDirectory(at("/d"));
        box.write("/d/f", "x");
        long before = openDescriptors();
        for (int i = 0; i < 100; i++) {
            box.names("/d");
            box.names("/");
            assertThatThrownBy(() -> box.jail.list(at("/d/f"))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> box.jail.list(at("/d/none"))).isInstanceOf(IOException.class);
            box.write("/d/f", "y");
            box.read("/d/f");
            box.jail.rename(at("/d/f"), at("/d/f"));
        }
        assertThat(openDescriptors()).isLessThan(before + 20);
    }

    private static long openDescriptors() throws IOException {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }
}
