package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.file.FileAccess.Listing;
import dev.wherry.file.FileEntry;
import dev.wherry.internal.linux.DirectoryState;
import dev.wherry.internal.linux.LinuxDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names that were kept are never others than those that a directory has. */
class KeptNamesTest extends OnOldDirectories {
    private static List<String> inJava(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.contains("\n") && !TempName.matches(file))
                    .sorted()
                    .toList();
        }
    }

    private void assertListed() throws IOException {
        assertThat(box.namesAlone(name)).isEqualTo(inJava(path));
        assertThat(box.names(name)).isEqualTo(inJava(path));
    }

    /** Keeps other names of a directory than it has. */
    private void forge(String... names) {
        KeptListing lots = kept.begin(state(path));
        for (String each : names) {
            assertThat(lots.add((each + "\0").getBytes(UTF_8))).isTrue();
        }
        lots.keep();
        lots.giveBack();
    }

    @Test
    void areTheSameAsThoseThatAreRead() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertListed();
            assertThat(kept.bytes()).isPositive();
        }
    }

    @Test
    void areUsedWhileNothingChanges() throws IOException {
        forge("file-1", "a\nb", "none", "file-2");

        for (int i = 0; i < 3; i++) {
            assertThat(box.namesAlone(name)).containsExactly("file-1", "file-2", "none");
            assertThat(box.names(name)).containsExactly("file-1", "file-2");
        }
        Files.createFile(path.resolve("more"));
        assertListed();
    }

    @Test
    void tellOfEachFileWhatItIsNow() throws IOException {
        assertListed();
        Files.writeString(path.resolve("file-7"), "content");
        assertThat(box.listed(name, "file-7").size()).isEqualTo(7);
        assertThat(kept.bytes()).isPositive();
    }

    private interface Change {
        void make(Path directory) throws IOException;
    }

    @Test
    void everyChangeIsSeenAtOnce() throws IOException {
        Path file = Files.createFile(root.resolve("from-outside"));
        List<Change> changes =
                List.of(
                        directory -> Files.createFile(directory.resolve("new")),
                        directory -> Files.createDirectory(directory.resolve("new")),
                        directory -> Files.delete(directory.resolve("file-0")),
                        directory ->
                                Files.move(directory.resolve("file-0"), directory.resolve("x")),
                        directory -> Files.move(directory.resolve("file-0"), root.resolve("out")),
                        directory -> Files.move(file, directory.resolve("in")),
                        directory ->
                                Files.move(
                                        directory.resolve("file-0"),
                                        directory.resolve("file-1"),
                                        StandardCopyOption.REPLACE_EXISTING));
        for (Change change : changes) {
            next();
            assertListed();
            assertThat(kept.bytes()).isPositive();
            change.make(path);
            assertListed();
        }
    }

    @Test
    void everyOneOfManyChangesIsSeen() throws IOException {
        TreeSet<String> expected = new TreeSet<>(inJava(path));
        for (int i = 0; i < 30; i++) {
            Files.createFile(path.resolve("new-" + i));
            expected.add("new-" + i);
            assertThat(box.namesAlone(name)).containsExactlyElementsOf(expected);
            Files.move(path.resolve("new-" + i), path.resolve("newer-" + i));
            expected.remove("new-" + i);
            expected.add("newer-" + i);
            assertThat(box.names(name)).containsExactlyElementsOf(expected);
            Files.delete(path.resolve("file-" + i));
            expected.remove("file-" + i);
            assertThat(box.namesAlone(name)).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void anotherDirectoryInItsPlaceIsListed() throws IOException {
        assertListed();
        Files.move(path, path.resolveSibling("away"));
        Files.createFile(Files.createDirectory(path).resolve("other"));

        assertThat(box.namesAlone(name)).containsExactly("other");
        assertThat(box.names(name)).containsExactly("other");
    }

    @Test
    void areNotKeptIfTheDirectoryChangesMeanwhile() throws IOException {
        try (Listing listing = box.jail.listNames(at(name))) {
            FileEntry first = listing.next();
            assertThat(first).isNotNull();
            Files.createFile(path.resolve("new"));
            while (listing.next() != null) {
                // on
            }
        }
        assertThat(kept.bytes()).isZero();
    }

    @Test
    void areNotKeptIfNobodyReadsThemAll() throws IOException {
        try (Listing listing = box.jail.list(at(name))) {
            assertThat(listing.next()).isNotNull();
        }
        assertThat(kept.bytes()).isZero();
    }

    @Test
    void thoseOfASmallDirectoryAreNotWorthIt() throws IOException {
        assertThat(box.names("/small")).containsExactly("file");
        assertThat(box.namesAlone("/small")).containsExactly("file");
        assertThat(kept.bytes()).isZero();
    }

    @Test
    void areForgottenWhenNobodyUsesThem() throws IOException {
        assertListed();
        long now = System.nanoTime();
        dirs.closeIdle(now);
        assertThat(kept.bytes()).isPositive();
        dirs.closeIdle(now + Duration.ofSeconds(2).toNanos());
        assertThat(kept.bytes()).isZero();
        assertListed();
    }

    @Test
    void areCountedAsLongAsTheyAreUsed() throws IOException {
        assertListed();
        long later = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        try (Listing listing = box.jail.listNames(at(name))) {
            assertThat(listing.next()).isNotNull();
            dirs.closeIdle(later);
            assertThat(kept.bytes()).isPositive();
            dirs.close();
            assertThat(kept.bytes()).isPositive();
            int count = 1;
            while (listing.next() != null) {
                count++;
            }
            assertThat(count).isEqualTo(inJava(path).size());
        }
        assertThat(kept.bytes()).isZero();
    }

    // Without a file system

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static DirectoryState state(String key, Instant modified, Instant changed) {
        return new DirectoryState(key, 1, modified, changed, false);
    }

    private static boolean mayBeKept(Instant modified, Instant changed) {
        return new KeptListings(InstantSource.fixed(NOW)).maySee(state("", modified, changed));
    }

    @Test
    void areOnlyKeptOfWhatHasNotChangedForAWhile() {
        Instant old = NOW.minusMillis(2001);
        Instant young = NOW.minusMillis(1999);
        assertThat(mayBeKept(old, old)).isTrue();
        assertThat(mayBeKept(young, old)).isFalse();
        assertThat(mayBeKept(old, young)).isFalse();
        assertThat(mayBeKept(old, NOW.plusSeconds(1000))).isFalse();
        assertThat(mayBeKept(NOW.plusSeconds(1000), old)).isFalse();
        KeptListings names = new KeptListings(InstantSource.fixed(NOW));
        assertThat(names.maySee(new DirectoryState("", 1, old, old, true))).isFalse();
    }

    private KeptListing keep(DirectoryState state, int size) {
        KeptListing lots = kept.begin(state);
        assertThat(lots.add(new byte[size])).isTrue();
        lots.keep();
        lots.giveBack();
        return lots;
    }

    @Test
    void areOnlyUsedForTheVeryState() {
        DirectoryState before = state("a", NOW, NOW);
        for (DirectoryState other :
                List.of(
                        state("b", NOW, NOW),
                        new DirectoryState("a", 2, NOW, NOW, false),
                        state("a", NOW.plusNanos(1), NOW),
                        state("a", NOW, NOW.plusNanos(1)),
                        state("a", NOW, NOW.minusNanos(1)))) {
            keep(before, 10);
            assertThat(kept.take(other)).isNull();
        }
    }

    @Test
    void areFew() {
        for (int i = 0; i < 3 * KeptListings.MOST; i++) {
            keep(state("" + i, NOW, NOW), 10);
        }
        assertThat(kept.bytes()).isEqualTo(10 * KeptListings.MOST);
        assertThat(kept.take(state("0", NOW, NOW))).isNull();
    }

    @Test
    void takeLittleMemory() {
        DirectoryState first = state("first", NOW, NOW);
        keep(first, KeptListings.MOST_BYTES / 2);
        keep(state("second", NOW, NOW), KeptListings.MOST_BYTES / 2);
        assertThat(kept.bytes()).isEqualTo(KeptListings.MOST_BYTES);

        KeptListing third = kept.begin(state("third", NOW, NOW));
        assertThat(third.add(new byte[1])).isTrue(); // in place of the first
        assertThat(kept.take(first)).isNull();
        assertThat(third.add(new byte[KeptListings.MOST_BYTES])).isFalse();
        assertThat(kept.bytes()).isEqualTo(1);
        third.giveBack();
        assertThat(kept.bytes()).isZero();
    }

    @Test
    void newerOnesTakeThePlaceOfOlderOnes() {
        keep(state("a", NOW, NOW), 10);
        keep(state("a", NOW.plusSeconds(1), NOW), 20);
        assertThat(kept.bytes()).isEqualTo(20);
    }

    @Test
    void areNotKeptOnceAllIsClosed() {
        dirs.close();
        keep(state("a", NOW, NOW), 10);
        assertThat(kept.bytes()).isZero();
    }

    @Test
    void areNotKeptOfFileSystemsThatAreNotKnownWell() {
        for (String other : List.of("/proc", "/sys")) {
            try (LinuxDirectory opened = opened(Path.of(other))) {
                assertThat(opened.showsEachChange()).isFalse();
            }
        }
    }
}
