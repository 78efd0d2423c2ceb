package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.file.FileAccess;
import dev.wherry.file.FileEntry;
import dev.wherry.file.FileTree;
import dev.wherry.internal.wire.ByteBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the calls of Linux tell is what the JDK tells, of whatever there may be in a directory. */
@EnabledOnOs(OS.LINUX)
class LinuxEntriesTest {
    @TempDir Path root;

    @Test
    void tellsOfEachKindOfFileWhatTheJdkTells() throws Exception {
        Files.writeString(root.resolve("plain"), "text");
        Files.createDirectory(root.resolve("directory"));
        makePipe("pipe");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(root.resolve("socket")));

            assertThat(assertSame("/")).hasSize(4);
        }
        assertThat(assertSame(FileTree.of(Path.of("/dev")), "/"))
                .anyMatch(device -> device.kind() == FileEntry.Kind.OTHER);
    }

    @Test
    void tellsOfOddAttributesWhatTheJdkTells() throws Exception {
        makeWithMode("none", 0);
        makeWithMode("all", 0777);
        makeWithMode("special", 07640);
        Files.createLink(root.resolve("linked"), root.resolve("all"));
        makeWithTime("old", Instant.parse("1969-01-01T00:00:00.123456789Z"));
        makeWithTime("epoch", Instant.EPOCH);
        makeWithTime("far", Instant.parse("2037-12-31T23:59:59.999999999Z"));
        try (RandomAccessFile large = new RandomAccessFile(root.resolve("large").toFile(), "rw")) {
            large.setLength(5L << 30);
        }

        assertThat(assertSame("/")).hasSize(8);
    }

    @Test
    void tellsOfOwnersWhatTheJdkTells() throws IOException {
        for (int id : new int[] {0, 1, 54_321, Integer.MAX_VALUE}) {
            Path file = Files.createFile(root.resolve("of" + id));
            try {
                Files.setAttribute(file, "unix:uid", id);
                Files.setAttribute(file, "unix:gid", id);
            } catch (IOException _) {
                // only the superuser may; it stays ours
            }
        }

        assertThat(assertSame("/")).hasSize(4);
    }

    @Test
    void tellsOfLinksWhatTheJdkTells() throws IOException {
        Path inside = Files.createDirectory(root.resolve("inside"));
        Files.writeString(inside.resolve("file"), "text");
        link("relative", Path.of("inside/file"));
        link("absolute", inside.resolve("file"));
        link("toDirectory", Path.of("inside"));
        link("nowhere", Path.of("none"));
        link("outside", Path.of("/etc/passwd"));
        link("above", Path.of("../../.."));
        link("itself", Path.of("itself"));
        link("forging", Path.of("inside/a\r\nb"));
        link("raw", raw("inside/%FF%C3"));
        link("long", Path.of("x/".repeat(2000) + "y"));

        List<FileEntry> entries = assertSame("/");

        assertThat(entries).hasSize(11);
        assertThat(entries.stream().filter(e -> e.target() != null).map(FileEntry::name))
                .containsExactlyInAnyOrder(
                        "relative", "absolute", "toDirectory", "nowhere", "itself", "raw", "long");
    }

    @Test
    void showsTheNamesThatTheJdkShows() throws IOException {
        for (String name :
                new String[] {
                    "%FF", "a%C3", "%C3%A9", "e%CC%81", "%EF%BF%BD", "%ED%A0%80", "%F0%9F%98%80",
                    "a%0Ab", "%7F", "%20", "...", "-l", "a;b=c", "%C2%85"
                }) {
            Files.createFile(root.resolve(raw(name)));
        }
        Files.createFile(root.resolve("x".repeat(255)));
        Files.createFile(root.resolve(".hidden"));
        Files.createFile(root.resolve(TempName.next()));

        assertThat(assertSame("/")).hasSize(14);
    }

    @Test
    void leavesTheWaysToMountsToTheListing() throws IOException {
        Path other = Files.createDirectories(root.resolve("tree/other"));
        Files.createDirectories(root.resolve("tree/shadowed"));
        Files.createFile(root.resolve("tree/shadowed/file"));
        FileTree tree =
                FileTree.of(root.resolve("tree"))
                        .mount("/shadowed", FileTree.of(other))
                        .mount("/way/to", FileTree.of(other));

        assertThat(assertSame(tree, "/")).extracting(FileEntry::name).containsExactly("other");
        assertThat(Box.of(tree).names("/")).containsExactly("other", "shadowed", "way");
        assertThat(Box.of(tree).namesAlone("/")).containsExactly("other", "shadowed", "way");
    }

    @Test
    void readsDirectoriesThatFillManyBuffers() throws IOException {
        for (int i = 0; i < 3000; i++) {
            Files.createFile(root.resolve("file-with-a-longer-name-" + i));
        }

        assertThat(assertSame("/")).hasSize(3000);
    }

    /** Whoever helps just then has left before anything is given back. */
    @Test
    void canBeClosedInTheMiddle() throws IOException {
        for (int i = 0; i < 3000; i++) {
            Files.createFile(root.resolve("file" + i));
        }
        Box box = Box.of(root);
        for (int asked = 0; asked < 3000; asked += 30) {
            try (FileAccess.Listing listing = box.jail.list(at("/"))) {
                for (int i = 0; i < asked; i++) {
                    assertThat(Objects.requireNonNull(listing.next()).owner()).isNotEmpty();
                }
            }
        }
        assertThat(box.names("/")).hasSize(3000).doesNotHaveDuplicates();
    }

    /** The path leads to another directory, but the one that was opened is listed. */
    @Test
    void listsNoOtherDirectoryThatHasTheSamePathByNow() throws IOException {
        Files.createFile(Files.createDirectory(root.resolve("d")).resolve("right"));
        Files.createFile(Files.createDirectory(root.resolve("decoy")).resolve("wrong"));
        Tree tree = Tree.of(FileTree.of(root), Box.CALLS, Box.KEPT);
        try (Place place = tree.walker().follow(at("/d"));
                Dir dir = place.openDirectory()) {
            Files.move(root.resolve("d"), root.resolve("moved"));
            Files.createSymbolicLink(root.resolve("d"), Path.of("decoy"));

            assertThat(LinuxEntries.open(listed(tree, place, dir), false)).isNull();
        }
        try (Place place = tree.walker().follow(at("/moved"));
                FileAccess.Listing listing = DirectoryListing.open(tree, place)) {
            assertThat(Objects.requireNonNull(listing.next()).name()).isEqualTo("right");
        }
    }

    @Test
    void readsOnInADirectoryThatWasMoved() throws IOException {
        Path directory = Files.createDirectory(root.resolve("d"));
        Files.createFile(directory.resolve("file"));
        Files.createSymbolicLink(directory.resolve("link"), Path.of("file"));
        Tree tree = Tree.of(FileTree.of(root), Box.CALLS, Box.KEPT);
        try (Place place = tree.walker().follow(at("/d"));
                Dir dir = place.openDirectory();
                Entries entries = linux(listed(tree, place, dir), false)) {
            tree.reader().ownerNames().remember(uid(directory), "o", gid(directory), "g");
            Files.move(directory, root.resolve("moved"));
            Files.createDirectory(directory);

            List<FileEntry> read = readAll(entries);
            assertThat(read).extracting(FileEntry::name).containsExactlyInAnyOrder("file", "link");
            assertThat(read).extracting(FileEntry::owner).containsOnly("o");
            assertThat(read).extracting(FileEntry::target).contains("file");
        }
    }

    @Test
    void findsNothingInADirectoryThatWasDeleted() throws IOException {
        Path directory = Files.createDirectory(root.resolve("d"));
        Tree tree = Tree.of(FileTree.of(root), Box.CALLS, Box.KEPT);
        try (Place place = tree.walker().follow(at("/d"));
                Dir dir = place.openDirectory();
                Entries entries = linux(listed(tree, place, dir), false)) {
            Files.delete(directory);

            assertThat(readAll(entries)).isEmpty();
        }
    }

    @Test
    void isAtItsEndOnceItIsClosed() throws IOException {
        Files.createFile(root.resolve("file"));
        Tree tree = Tree.of(FileTree.of(root), Box.CALLS, Box.KEPT);
        try (Place place = tree.walker().follow(at("/"));
                Dir dir = place.openDirectory()) {
            Entries entries = linux(listed(tree, place, dir), true);
            entries.close();
            entries.close();

            assertThat(readAll(entries)).isEmpty();
        }
    }

    /** Lists a directory both ways, and each entry of it is the same. */
    private List<FileEntry> assertSame(String directory) throws IOException {
        return assertSame(FileTree.of(root), directory);
    }

    private static List<FileEntry> assertSame(FileTree files, String directory) throws IOException {
        Tree tree = Tree.of(files, Box.CALLS, Box.KEPT);
        List<FileEntry> byJava = new ArrayList<>();
        for (boolean namesOnly : new boolean[] {true, false}) {
            List<FileEntry> byLinux;
            try (Place place = tree.walker().follow(at(directory));
                    Dir dir = place.openDirectory();
                    Entries entries = linux(listed(tree, place, dir), namesOnly)) {
                byLinux = readAll(entries);
            }
            try (Place place = tree.walker().follow(at(directory));
                    Dir dir = place.openDirectory();
                    Entries entries = new JavaEntries(listed(tree, place, dir), namesOnly)) {
                byJava = readAll(entries);
            }
            assertThat(byLinux).isEqualTo(byJava);
        }
        assertThat(nameLines(tree, directory))
                .isEqualTo(byJava.stream().map(entry -> entry.name() + "\r\n").collect(joining()));
        return byJava;
    }

    private static String nameLines(Tree tree, String directory) throws IOException {
        ByteBuilder lines = new ByteBuilder(0);
        try (Place place = tree.walker().follow(at(directory));
                Dir dir = place.openDirectory();
                LinuxNames names = (LinuxNames) linux(listed(tree, place, dir), true)) {
            int length = -1;
            while (length < lines.size()) {
                length = lines.size();
                assertThat(names.appendTo(lines)).isEqualTo(lines.size() > length);
            }
        }
        return lines.asText();
    }

    private static ListedDirectory listed(Tree tree, Place place, Dir dir) {
        Set<String> ways = tree.mounts().namesIn(place.path());
        return new ListedDirectory(tree, place.mount(), place.path(), dir, ways);
    }

    private static Entries linux(ListedDirectory directory, boolean namesOnly) throws IOException {
        @Nullable Entries entries = LinuxEntries.open(directory, namesOnly);
        assertThat(entries).as("native access is enabled for tests").isNotNull();
        return Objects.requireNonNull(entries);
    }

    private static List<FileEntry> readAll(Entries entries) throws IOException {
        List<FileEntry> all = new ArrayList<>();
        List<FileEntry> some = new ArrayList<>();
        entries.readOn(some);
        while (!some.isEmpty()) {
            all.addAll(some);
            some.clear();
            entries.readOn(some);
        }
        return all;
    }

    private void makePipe(String name) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", root.resolve(name).toString()).start().waitFor())
                .isZero();
    }

    private void makeWithMode(String name, int mode) throws IOException {
        Files.setAttribute(Files.createFile(root.resolve(name)), "unix:mode", mode);
    }

    private void makeWithTime(String name, Instant time) throws IOException {
        Files.setLastModifiedTime(Files.createFile(root.resolve(name)), FileTime.from(time));
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), target);
    }

    /** A path of any bytes, written as in a URI. */
    private static Path raw(String escaped) {
        Path path = Path.of(URI.create("file:///" + escaped));
        return path.subpath(0, path.getNameCount());
    }

    private static int uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static int gid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:gid", LinkOption.NOFOLLOW_LINKS);
    }
}
