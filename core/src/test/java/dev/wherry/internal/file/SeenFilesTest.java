package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wherry.file.FileAccess.Listing;
import dev.wherry.file.FileEntry;
import dev.wherry.file.FileTree;
import dev.wherry.internal.linux.DirectoryWatch;
import dev.wherry.internal.linux.DirectoryWatches;
import dev.wherry.internal.linux.LinuxDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is told of files that were seen a moment ago is what they are. */
class SeenFilesTest extends OnOldDirectories {
    private static final int FORMER = 4711; // the size that a file had
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private static List<FileEntry> sorted(Box box, String directory) throws IOException {
        List<FileEntry> entries = box.entries(directory);
        entries.sort(Comparator.comparing(FileEntry::name));
        return entries;
    }

    /** Compares with a listing of somebody who has never listed anything. */
    private void assertListed() throws IOException {
        try (KeptDirs none = new KeptDirs(Box.CALLS)) {
            assertThat(sorted(box, name)).isEqualTo(sorted(Box.of(FileTree.of(root), none), name));
        }
    }

    @BeforeAll
    static void needsWatches() {
        try (LinuxDirectory opened = opened(root);
                DirectoryWatches watches = new DirectoryWatches();
                DirectoryWatch watch = watches.watch(opened)) {
            assumeTrue(watch != null, "no inotify here");
        }
    }

    private KeptListing taken() {
        return Objects.requireNonNull(kept.take(state(path)));
    }

    /** Keeps of one file what it was before, and of all others nothing. */
    private void forge(String file, long sinceNanos) throws IOException {
        Files.write(path.resolve(file), new byte[FORMER]);
        FileEntry former = box.listed(name, file);
        Files.write(path.resolve(file), new byte[0]);
        KeptListing lots = taken();
        try (LinuxDirectory opened = opened(path)) {
            SeenFiles files = Objects.requireNonNull(lots.beginFiles(opened, sinceNanos));
            byte[] names = lots.lot(0);
            for (int i = 0; names != null; i++, names = lots.lot(i)) {
                List<String> inLot = List.of(new String(names, UTF_8).split("\0", 0));
                @Nullable FileEntry[] entries = new FileEntry[inLot.size()];
                if (inLot.contains(file)) {
                    entries[inLot.indexOf(file)] = former;
                }
                assertThat(files.add(entries)).isTrue();
            }
            files.keep();
        }
        lots.giveBack();
    }

    private void forge(String file) throws IOException {
        forge(file, System.nanoTime() + MINUTE_NANOS);
        assertThat(box.listed(name, file).size()).isEqualTo(FORMER);
    }

    @Test
    void areTheSameAsThoseThatAreLookedAt() throws IOException {
        assertListed();
        int namesAlone = kept.bytes();
        assertListed();
        assertThat(kept.bytes()).isGreaterThan(namesAlone);
        for (int i = 0; i < 3; i++) {
            assertListed();
        }
    }

    @Test
    void areUsedWhileNothingChanges() throws IOException {
        forge("file-7");
        Files.readString(path.resolve("file-7"));
        for (int i = 0; i < 3; i++) {
            assertThat(box.listed(name, "file-7").size()).isEqualTo(FORMER);
        }
        Files.writeString(path.resolve("file-8"), "another one");
        assertListed();
    }

    private interface Change {
        void make(Path directory) throws IOException;
    }

    @Test
    void everyChangeIsSeenAtOnce() throws IOException {
        Path outside = Files.writeString(root.resolve("from-outside"), "content");
        List<Change> changes =
                List.of(
                        directory -> Files.writeString(directory.resolve("file-7"), "content"),
                        directory ->
                                Files.writeString(directory.resolve("file-7"), "content", APPEND),
                        directory ->
                                Files.setLastModifiedTime(
                                        directory.resolve("file-7"), FileTime.fromMillis(1)),
                        directory ->
                                Files.setAttribute(directory.resolve("file-7"), "unix:mode", 0600),
                        directory ->
                                Files.move(
                                        outside,
                                        directory.resolve("file-7"),
                                        StandardCopyOption.REPLACE_EXISTING),
                        directory -> Files.createFile(directory.resolve("new")),
                        directory -> Files.delete(directory.resolve("file-9")));
        for (Change change : changes) {
            forge("file-7");
            change.make(path);
            assertListed();
            next();
        }
    }

    @Test
    void whatNoWatchTellsOfIsLookedAtEachTime() throws IOException {
        forge("file-7");
        Files.createFile(path.resolve("folder").resolve("deeper"));
        Files.createDirectory(path.resolve("folder").resolve("one-more-link"));
        Files.writeString(path.resolveSibling(path.getFileName() + TWIN), "twelve");

        assertThat(box.listed(name, "file-7").size()).isEqualTo(FORMER);
        assertThat(box.listed(name, "twin").size()).isEqualTo(6);
        assertThat(box.listed(name, "folder").links())
                .isEqualTo(Files.getAttribute(path.resolve("folder"), "unix:nlink"));
        assertThat(box.listed(name, "folder").modified())
                .isEqualTo(Files.getLastModifiedTime(path.resolve("folder")).toInstant());
    }

    @Test
    void onlyPlainFilesOfOneNameAreKept() throws IOException {
        assertListed();
        assertListed();
        Files.createDirectory(path.resolve("folder").resolve("deeper"));
        Files.writeString(path.resolveSibling(path.getFileName() + TWIN), "twelve");
        assertListed();
    }

    @Test
    void linksShowToEachUserWhereTheyLead() throws IOException {
        Box other = Box.of(FileTree.of(path), dirs);
        for (int i = 0; i < 3; i++) {
            assertThat(box.listed(name, "link").target()).isEqualTo(name + "/folder");
            assertThat(other.listed("/", "link").target()).isEqualTo("/folder");
        }
    }

    @Test
    void areLookedAtAgainAfterASecond() throws IOException {
        forge("file-7", System.nanoTime() - SeenFiles.LONGEST_NANOS - 1);
        assertThat(box.listed(name, "file-7").size()).isZero();
        assertListed();
    }

    @Test
    void aChangeThatNoWatchSeesIsSeenBySoon() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertListed();
        }
        Path link = Files.createLink(root.resolve("new-link"), path.resolve("file-7"));
        Files.writeString(link, "content");
        long begun = System.nanoTime();
        while (box.listed(name, "file-7").size() != 7) {
            assertThat(System.nanoTime() - begun).isLessThan(MINUTE_NANOS);
        }
        assertListed();
    }

    @Test
    void aChangeWhileTheyAreLookedAtIsSeenNextTime() throws IOException {
        assertListed();
        try (Listing listing = box.jail.list(at(name))) {
            assertThat(listing.next()).isNotNull();
            Files.writeString(path.resolve("file-7"), "content");
            Files.writeString(path.resolve("file-299"), "content");
            while (listing.next() != null) {
                // on
            }
        }
        assertListed();
    }

    @Test
    void areNotKeptIfNobodyLooksAtThemAll() throws IOException {
        assertListed();
        int namesAlone = kept.bytes();
        try (Listing listing = box.jail.list(at(name))) {
            assertThat(listing.next()).isNotNull();
        }
        assertThat(kept.bytes()).isEqualTo(namesAlone);
        assertThat(box.names(name)).contains("file-7");
    }

    @Test
    void areSeenByOneAtATimeAndNotAgainAtOnceIfThatDidNotPay() throws IOException {
        assertListed();
        KeptListing lots = taken();
        try (LinuxDirectory opened = opened(path)) {
            long now = System.nanoTime();
            SeenFiles first = Objects.requireNonNull(lots.beginFiles(opened, now));
            assertThat(lots.beginFiles(opened, now)).isNull();
            first.giveUp();
            long later = System.nanoTime();
            assertThat(lots.beginFiles(opened, now)).isNull();
            SeenFiles second = lots.beginFiles(opened, later + 2 * MINUTE_NANOS);
            assertThat(second).isNotNull();
            second.giveUp();
        }
        lots.giveBack();
    }

    @Test
    void takeLittleMemory() throws IOException {
        assertListed();
        int namesAlone = kept.bytes();
        KeptListing lots = taken();
        try (LinuxDirectory opened = opened(path)) {
            SeenFiles files = Objects.requireNonNull(lots.beginFiles(opened, System.nanoTime()));
            assertThat(lots.takeRoomForFiles(KeptListings.MOST_BYTES - namesAlone)).isTrue();
            assertThat(kept.bytes()).isEqualTo(KeptListings.MOST_BYTES);
            assertThat(lots.takeRoomForFiles(1)).isFalse();
            assertListed(); // all the same
            files.giveUp();
        }
        lots.giveBack();
        assertThat(kept.bytes()).isEqualTo(namesAlone);
    }

    @Test
    void areCountedAsLongAsTheyAreUsed() throws IOException {
        forge("file-7");
        int all = kept.bytes();
        int count = 1;
        try (Listing listing = box.jail.list(at(name))) {
            assertThat(listing.next()).isNotNull();
            Files.writeString(path.resolve("file-8"), "content");
            assertThat(box.listed(name, "file-8").size()).isEqualTo(7);
            assertThat(kept.bytes()).isGreaterThan(all);
            while (listing.next() != null) {
                count++;
            }
        }
        assertThat(count).isEqualTo(box.names(name).size());
        dirs.closeIdle(System.nanoTime() + MINUTE_NANOS);
        assertThat(kept.bytes()).isZero();
    }

    @Test
    void manySessionsSeeAllThatWasWrittenBefore() throws Exception {
        AtomicLong written = new AtomicLong();
        Path file = path.resolve("file-7");
        AtomicLong left = new AtomicLong(400);
        Callable<List<String>> lister =
                () -> {
                    List<String> wrong = new ArrayList<>();
                    while (left.getAndDecrement() > 0) {
                        long before = written.get();
                        long size = box.listed(name, "file-7").size();
                        if (size < before) {
                            wrong.add(size + " of " + before);
                        }
                    }
                    return wrong;
                };
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<List<String>>> results =
                    List.of(threads.submit(lister), threads.submit(lister), threads.submit(lister));
            while (left.get() > 0 && results.stream().noneMatch(Future::isDone)) {
                Files.writeString(file, "x", APPEND);
                written.incrementAndGet();
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos()); // some listings in between
            }
            for (Future<List<String>> each : results) {
                assertThat(each.get()).isEmpty();
            }
        }
        assertThat(written.get()).isPositive();
    }
}
