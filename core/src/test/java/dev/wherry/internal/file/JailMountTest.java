package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static dev.wherry.internal.file.Refusals.notThere;
import static dev.wherry.internal.file.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.file.FileEntry;
import dev.wherry.file.FileTree;
import dev.wherry.file.UploadMode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JailMountTest {
    @TempDir Path scratch;

    private Path root;
    private Path music;
    private Path memory;
    private Box box;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectory(scratch.resolve("root"));
        music = Files.createDirectory(scratch.resolve("music"));
        memory = Jimfs.newFileSystem(Configuration.unix()).getPath("/work");
        Files.createDirectory(root.resolve("d"));
        Files.writeString(root.resolve("d/f"), "root");
        Files.writeString(music.resolve("song"), "la");
        box =
                Box.of(
                        FileTree.of(root)
                                .mount("/music", FileTree.of(music))
                                .mount("/d/far/away/memory", FileTree.of(memory))
                                .mount("/ro", FileTree.of(music).readOnly()));
    }

    @Test
    void theLongestMountHoldsAPath() throws IOException {
        box.write("/d/far/away/memory/m", "in memory").write("/music/new", "on disk");

        assertThat(Files.readString(memory.resolve("m"))).isEqualTo("in memory");
        assertThat(Files.readString(music.resolve("new"))).isEqualTo("on disk");
        assertThat(box.read("/music/song")).isEqualTo("la");
        assertThat(box.read("/d/f")).isEqualTo("root");
    }

    @Test
    void mountsAndTheWaysToThemAreListed() throws IOException {
        assertThat(box.names("/")).containsExactly("d", "music", "ro");
        assertThat(box.names("/d")).containsExactly("f", "far");
        assertThat(box.names("/d/far")).containsExactly("away");
        assertThat(box.names("/d/far/away")).containsExactly("memory");
        for (String directory : List.of("/", "/d", "/d/far", "/d/far/away")) {
            assertThat(box.namesAlone(directory)).isEqualTo(box.names(directory));
        }
        assertThat(box.entries("/d/far")).allMatch(FileEntry::isDirectory);
        assertThat(box.listed("/", "music")).isEqualTo(box.jail.linkEntry(at("/music")));
        for (String way : List.of("/d/far", "/d/far/away", "/d/far/away/memory", "/music")) {
            assertThat(box.jail.entry(at(way)).isDirectory()).isTrue();
            assertThat(box.jail.linkEntry(at(way)).isDirectory()).isTrue();
            assertThat(box.jail.entry(at(way)).name()).isEqualTo(at(way).name());
        }
    }

    @Test
    void aMountHidesWhatIsAtItsPlace() throws IOException {
        Files.createDirectories(root.resolve("music/hidden"));
        Files.createSymbolicLink(root.resolve("d/far"), scratch);

        assertThat(box.names("/music")).containsExactly("song");
        assertThat(box.names("/")).containsExactly("d", "music", "ro");
        assertThat(box.names("/d/far")).containsExactly("away");
    }

    @Test
    void aWayToAMountThatIsOnDiskShowsBoth() throws IOException {
        Files.createDirectories(root.resolve("d/far/away"));
        Files.writeString(root.resolve("d/far/near"), "near");

        assertThat(box.names("/d/far")).containsExactly("away", "near");
        box.write("/d/far/away/x", "x");
        assertThat(Files.readString(root.resolve("d/far/away/x"))).isEqualTo("x");
    }

    @Test
    void mountsAndTheWaysToThemStay() throws IOException {
        for (String place :
                List.of("/music", "/d/far", "/d/far/away", "/d", "/d/far/away/memory")) {
            refused(550, () -> box.jail.deleteDirectory(at(place)));
            refused(550, () -> box.jail.delete(at(place)));
            refused(550, () -> box.jail.rename(at(place), at("/elsewhere")));
            refused(553, () -> box.jail.rename(at("/music/song"), at(place)));
            refused(553, () -> box.jail.replace(at(place), UploadMode.ATOMIC));
            refused(550, () -> box.jail.openForRead(at(place)));
            assertThatThrownBy(() -> box.jail.makeDirectory(at(place)))
                    .isInstanceOf(FileAlreadyExistsException.class);
        }
    }

    @Test
    void nothingCanBeMadeWhereThereIsOnlyAWay() {
        notThere(() -> box.write("/d/far/x", "x"));
        notThere(() -> box.jail.makeDirectory(at("/d/far/away/x")));
        notThere(() -> box.jail.uploadUnique(at("/d/far"), "x", UploadMode.ATOMIC));
        notThere(() -> box.jail.setMode(at("/d/far"), 0700));
        notThere(() -> box.jail.setTimes(at("/d/far"), Instant.EPOCH, null));
        notThere(() -> box.jail.freeBytes(at("/d/far")));
    }

    @Test
    void nothingMovesFromOneMountToAnother() throws IOException {
        refused(553, () -> box.jail.rename(at("/d/f"), at("/music/f")));
        refused(553, () -> box.jail.rename(at("/music/song"), at("/d/far/away/memory/song")));
        refused(553, () -> box.jail.makeLink(at("/link"), at("/music/song")));
        assertThat(box.read("/music/song")).isEqualTo("la");
    }

    @Test
    void aReadOnlyMountRefusesEachChange() throws IOException {
        refused(550, () -> box.write("/ro/new", "x"));
        refused(550, () -> box.write("/ro/song", "x"));
        refused(550, () -> box.write("/ro/song", "x", UploadMode.IN_PLACE));
        refused(550, () -> box.jail.append(at("/ro/song"), UploadMode.IN_PLACE));
        refused(550, () -> box.jail.uploadUnique(at("/ro"), "x", UploadMode.ATOMIC));
        refused(550, () -> box.jail.makeDirectory(at("/ro/d")));
        refused(550, () -> box.jail.makeLink(at("/ro/l"), at("/ro/song")));
        refused(550, () -> box.jail.delete(at("/ro/song")));
        refused(550, () -> box.jail.rename(at("/ro/song"), at("/ro/other")));
        refused(550, () -> box.jail.setMode(at("/ro/song"), 0600));
        refused(550, () -> box.jail.setTimes(at("/ro/song"), Instant.EPOCH, null));
        assertThat(box.read("/ro/song")).isEqualTo("la");
        assertThat(box.names("/ro")).containsExactly("song");
        box.write("/music/song", "its other place can be written");
    }

    @Test
    void aWritableMountInAReadOnlyTreeCanBeWritten() throws IOException {
        Box mixed = Box.of(FileTree.of(root).readOnly().mount("/in", FileTree.of(music)));

        mixed.write("/in/new", "x");
        refused(550, () -> mixed.write("/new", "x"));
    }

    @Test
    void linksLeadFromMountToMountByTheirRealPaths() throws IOException {
        Files.createSymbolicLink(root.resolve("abs"), music.resolve("song"));
        Files.createSymbolicLink(music.resolve("up"), Path.of("../root/d/f"));
        Files.createSymbolicLink(music.resolve("back"), root.resolve("d"));

        assertThat(box.read("/abs")).isEqualTo("la");
        assertThat(box.listed("/", "abs").target()).isIn("/music/song", "/ro/song");
        notThere(() -> box.read("/music/up")); // above the mount: what is there is not in the tree
        assertThat(box.names("/music/back")).containsExactly("f", "far");
    }

    @Test
    void aMountWhoseDirectoryIsMissingIsListedButEmptyHanded() throws IOException {
        Box broken = Box.of(FileTree.of(root).mount("/usb", FileTree.of(scratch.resolve("none"))));

        assertThat(broken.names("/")).containsExactly("d", "usb");
        notThere(() -> broken.jail.list(at("/usb")));
    }

    @Test
    void aMissingMountSpoilsNoLink() throws IOException {
        Files.createSymbolicLink(root.resolve("abs"), root.resolve("d/f"));
        Box broken = Box.of(FileTree.of(root).mount("/usb", FileTree.of(scratch.resolve("none"))));

        assertThat(broken.read("/abs")).isEqualTo("root");
    }
}
