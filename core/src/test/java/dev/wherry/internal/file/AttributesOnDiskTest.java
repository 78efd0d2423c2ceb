package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static dev.wherry.internal.file.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wherry.file.FileEntry;
import dev.wherry.file.UploadMode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a UNIX file system tells and takes. */
@EnabledOnOs(OS.LINUX)
class AttributesOnDiskTest {
    @TempDir Path root;

    private Box box;

    @BeforeEach
    void open() throws IOException {
        Files.setAttribute(root, "unix:mode", 0755);
        box = Box.of(root);
        box.jail.makeDirectory(at("/d"));
        box.write("/d/a", "x");
    }

    @Test
    void tellsWhatTheSystemTells() throws IOException {
        Path file = root.resolve("d/a");
        Files.createLink(root.resolve("d/b"), file);
        FileEntry entry = box.jail.entry(at("/d/a"));

        assertThat(entry.links()).isEqualTo(2);
        assertThat(entry.uid()).isEqualTo(Files.getAttribute(file, "unix:uid"));
        assertThat(entry.gid()).isEqualTo(Files.getAttribute(file, "unix:gid"));
        assertThat(entry.owner()).isEqualTo(Files.getOwner(file).getName());
        assertThat(entry.modified()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
        assertThat(entry.key()).isEqualTo(box.jail.entry(at("/d/b")).key());
        assertThat(box.entries("/d")).allMatch(e -> e.links() == 2);
        assertThat(box.listed("/", "d")).isEqualTo(box.jail.entry(at("/d")));
    }

    @Test
    void anOwnerWithoutANameIsANumber() throws IOException {
        assumeThat((Integer) Files.getAttribute(root, "unix:uid")).isZero();
        Files.setAttribute(root.resolve("d/a"), "unix:uid", 76543);
        Files.setAttribute(root.resolve("d/a"), "unix:gid", 76544);

        FileEntry entry = box.jail.entry(at("/d/a"));

        assertThat(entry.owner()).isEqualTo("76543");
        assertThat(entry.group()).isEqualTo("76544");
        assertThat(box.listed("/d", "a")).isEqualTo(entry);
    }

    @Test
    void setsSpecialBitsWhereNobodyElseCanChangeThePath() throws IOException {
        box.jail.setMode(at("/d"), 02755);
        box.jail.setMode(at("/d/a"), 04711);

        assertThat(box.jail.entry(at("/d")).mode()).isEqualTo(02755);
        assertThat(box.jail.entry(at("/d/a")).mode()).isEqualTo(04711);
        box.jail.setMode(at("/d/a"), 0600);
        assertThat(box.jail.entry(at("/d/a")).mode()).isEqualTo(0600);
    }

    @Test
    void setsNoSpecialBitsWhereSomebodyElseCan() throws IOException {
        box.jail.setMode(at("/d"), 0777);

        refused(550, () -> box.jail.setMode(at("/d/a"), 04755));
        box.jail.setMode(at("/d/a"), 0755);
        assertThat(box.jail.entry(at("/d/a")).mode()).isEqualTo(0755);
    }

    @Test
    void aDirectoryInheritsTheGroupBit() throws IOException {
        Files.setAttribute(root.resolve("d"), "unix:mode", 02755);

        box.jail.makeDirectory(at("/d/e"));

        assertThat(box.jail.entry(at("/d/e")).mode() & 02000).isEqualTo(02000);
        assertThat(box.names("/d")).containsExactly("a", "e");
    }

    @Test
    void aDirectoryHasTheModeThatTheUmaskLeaves() throws IOException {
        Files.createDirectory(root.resolve("byHand"));
        box.jail.makeDirectory(at("/d/e"));

        assertThat(box.jail.entry(at("/d/e")).mode())
                .isEqualTo(box.jail.entry(at("/byHand")).mode());
    }

    @Test
    void timesAreKeptToTheNanosecond() throws IOException {
        Instant time = Instant.parse("2038-01-19T03:14:08.123456789Z");

        assertThat(box.jail.setTimes(at("/d/a"), time, null).modified()).isEqualTo(time);
        Instant early = Instant.parse("1931-05-06T07:08:09Z");
        assertThat(box.jail.setTimes(at("/d/a"), early, null).modified()).isEqualTo(early);
    }

    @Test
    void timesBeyondWhatTheDiskKeepsAreToldAsTheyBecameOrRefused() throws IOException {
        FileEntry future =
                box.jail.setTimes(at("/d/a"), Instant.parse("9999-12-31T23:59:59Z"), null);
        assertThat(box.jail.entry(at("/d/a"))).isEqualTo(future);
        assertThat(box.listed("/d", "a").modified()).isEqualTo(future.modified());

        refused(
                550,
                () -> box.jail.setTimes(at("/d/a"), Instant.parse("1600-01-01T00:00:00Z"), null));
        assertThat(box.jail.entry(at("/d/a"))).isEqualTo(future);
    }

    @Test
    void directoriesAreMadeWhereTheRootMayNotBeWritten() throws IOException {
        assumeThat((Integer) Files.getAttribute(root, "unix:uid")).isNotZero(); // who may always
        Files.setAttribute(root, "unix:mode", 0555);

        box.jail.makeDirectory(at("/d/e"));
        box.jail.makeLink(at("/d/l"), at("/d/a"));

        assertThat(box.names("/d")).containsExactly("a", "e", "l");
        assertThatThrownBy(() -> box.jail.makeDirectory(at("/e")))
                .isInstanceOf(AccessDeniedException.class);
        Files.setAttribute(root, "unix:mode", 0755);
    }

    @Test
    void aFileThatMayNotBeWrittenIsNotReplaced() throws IOException {
        assumeThat((Integer) Files.getAttribute(root, "unix:uid")).isNotZero(); // who may always
        box.jail.setMode(at("/d/a"), 0444);

        for (UploadMode mode : UploadMode.values()) {
            assertThatThrownBy(() -> box.write("/d/a", "y", mode))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThat(box.read("/d/a")).isEqualTo("x");
    }
}
