package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static dev.wherry.internal.file.Refusals.notThere;
import static dev.wherry.internal.file.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.file.FileEntry;
import dev.wherry.file.UploadMode;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds on every file system. */
class JailTest extends OnEachProvider {
    @Test
    void describesAFile() throws IOException {
        box.write("/a.txt", "hello");

        FileEntry entry = box.jail.entry(at("/a.txt"));

        assertThat(entry.name()).isEqualTo("a.txt");
        assertThat(entry.kind()).isEqualTo(FileEntry.Kind.FILE);
        assertThat(entry.size()).isEqualTo(5);
        assertThat(entry.modified()).isBetween(Instant.EPOCH, Instant.now().plusSeconds(60));
        assertThat(entry.links()).isGreaterThanOrEqualTo(1);
        assertThat(entry.owner()).isNotEmpty();
        assertThat(entry.group()).isNotEmpty();
        assertThat(entry.mode() != FileEntry.UNKNOWN).isEqualTo(provider.hasModes);
        assertThat(box.listed("/", "a.txt")).isEqualTo(entry);
        assertThat(box.jail.linkEntry(at("/a.txt"))).isEqualTo(entry);
    }

    @Test
    void describesTheRoot() throws IOException {
        FileEntry entry = box.jail.entry(at("/"));

        assertThat(entry.name()).isEmpty();
        assertThat(entry.isDirectory()).isTrue();
        assertThat(box.jail.linkEntry(at("/")).isDirectory()).isTrue();
    }

    @Test
    void answersNoSuchFileForWhatIsNotThere() throws IOException {
        box.write("/file", "");

        for (String path : List.of("/none", "/none/deeper", "/file/below", "/file/below/it")) {
            assertNothingAt(path);
        }
    }

    private void assertNothingAt(String path) {
        notThere(() -> box.jail.entry(at(path)));
        notThere(() -> box.jail.linkEntry(at(path)));
        notThere(() -> box.jail.openForRead(at(path)));
        notThere(() -> box.jail.list(at(path)));
        notThere(() -> box.jail.delete(at(path)));
        notThere(() -> box.jail.deleteDirectory(at(path)));
        notThere(() -> box.jail.rename(at(path), at("/other")));
        notThere(() -> box.jail.setTimes(at(path), Instant.EPOCH, null));
        notThere(() -> box.jail.setMode(at(path), 0600));
        notThere(() -> box.jail.freeBytes(at(path)));
    }

    @Test
    void answersNoSuchFileForAParentThatIsNotThere() {
        notThere(() -> box.write("/none/a", "x"));
        notThere(() -> box.jail.append(at("/none/a"), UploadMode.IN_PLACE));
        notThere(() -> box.jail.uploadUnique(at("/none"), "a", UploadMode.ATOMIC));
        notThere(() -> box.jail.makeDirectory(at("/none/a")));
    }

    @Test
    void makesAndDeletesDirectories() throws IOException {
        box.jail.makeDirectory(at("/d"));
        box.jail.makeDirectory(at("/d/e"));
        box.jail.makeDirectory(at("/d/e/f"));
        box.write("/d/e/f/file", "x");

        assertThat(box.names("/d/e")).containsExactly("f");
        assertThatThrownBy(() -> box.jail.makeDirectory(at("/d/e")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> box.jail.makeDirectory(at("/d/e/f/file")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> box.jail.makeDirectory(at("/"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> box.jail.deleteDirectory(at("/d/e")))
                .isInstanceOf(DirectoryNotEmptyException.class);
        box.jail.delete(at("/d/e/f/file"));
        box.jail.deleteDirectory(at("/d/e/f"));
        box.jail.deleteDirectory(at("/d/e"));
        assertThat(box.names("/d")).isEmpty();
    }

    @Test
    void deletesFilesAndDirectoriesEachByItsOwnCommand() throws IOException {
        box.jail.makeDirectory(at("/d"));
        box.write("/f", "x");

        refused(550, () -> box.jail.delete(at("/d")));
        assertThatThrownBy(() -> box.jail.deleteDirectory(at("/f")))
                .isInstanceOf(NotDirectoryException.class);
        assertThat(box.names("/")).containsExactly("d", "f");
    }

    @Test
    void listsOnlyDirectories() throws IOException {
        box.write("/f", "x");

        assertThatThrownBy(() -> box.jail.list(at("/f"))).isInstanceOf(NotDirectoryException.class);
        assertThat(box.entries("/")).hasSize(1);
    }

    @Test
    void renamesFiles() throws IOException {
        box.jail.makeDirectory(at("/d"));
        box.write("/a", "A").write("/b", "B");

        box.jail.rename(at("/a"), at("/a"));
        box.jail.rename(at("/a"), at("/b"));
        box.jail.rename(at("/b"), at("/d/c"));

        assertThat(box.names("/")).containsExactly("d");
        assertThat(box.read("/d/c")).isEqualTo("A");
    }

    @Test
    void renamesDirectories() throws IOException {
        box.jail.makeDirectory(at("/d"));
        box.jail.makeDirectory(at("/e"));

        if (!provider.movesDirectories) {
            refused(502, () -> box.jail.rename(at("/d"), at("/e/d2")));
            assertThat(box.names("/")).containsExactly("d", "e");
            assertThat(box.names("/e")).isEmpty();
            return;
        }
        box.jail.rename(at("/d"), at("/e/d2"));

        assertThat(box.names("/")).containsExactly("e");
        assertThat(box.names("/e")).containsExactly("d2");
    }

    @Test
    void renamesNothingOntoADirectoryNorADirectoryOntoAnything() throws IOException {
        box.jail.makeDirectory(at("/d"));
        box.jail.makeDirectory(at("/e"));
        box.write("/f", "F");

        refused(553, () -> box.jail.rename(at("/f"), at("/d")));
        refused(553, () -> box.jail.rename(at("/d"), at("/e")));
        refused(553, () -> box.jail.rename(at("/d"), at("/f")));
        refused(553, () -> box.jail.rename(at("/d"), at("/d/inside")));
        refused(553, () -> box.jail.rename(at("/f"), at("/")));
        refused(550, () -> box.jail.rename(at("/"), at("/d/root")));
        notThere(() -> box.jail.rename(at("/f"), at("/none/f")));
        assertThat(box.names("/")).containsExactly("d", "e", "f");
    }

    @Test
    void neverDeletesTheRoot() {
        refused(550, () -> box.jail.delete(at("/")));
        refused(550, () -> box.jail.deleteDirectory(at("/")));
    }

    @Test
    void setsTheTimeOfModification() throws IOException {
        box.write("/a", "x");
        box.jail.makeDirectory(at("/d"));
        Instant time = Instant.parse("2001-02-03T04:05:06Z");

        assertThat(box.jail.setTimes(at("/a"), time, null).modified()).isEqualTo(time);
        assertThat(box.jail.setTimes(at("/d"), time, time).modified()).isEqualTo(time);
        assertThat(box.jail.entry(at("/a")).modified()).isEqualTo(time);
        assertThat(box.jail.setTimes(at("/a"), null, time).modified()).isEqualTo(time);
    }

    @Test
    void setsPermissionBitsWhereThereAreAny() throws IOException {
        box.write("/a", "x");

        if (provider.hasModes) {
            box.jail.setMode(at("/a"), 0640);
            assertThat(box.jail.entry(at("/a")).mode()).isEqualTo(0640);
        } else {
            refused(502, () -> box.jail.setMode(at("/a"), 0640));
        }
    }

    @Test
    void tellsTheFreeSpace() throws IOException {
        assertThat(box.jail.freeBytes(at("/"))).isPositive();
    }

    @Test
    void tellsWhereAPathLiesOnDisk() {
        assertThat(box.jail.realPath(at("/a/b")))
                .isEqualTo(home.root().resolve("a").resolve("b").toString());
    }
}
