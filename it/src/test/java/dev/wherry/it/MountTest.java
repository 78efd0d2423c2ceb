package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.file.FileTree;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories of several places in one tree: on disk, in memory, read-only, and one not there. */
class MountTest {
    @TempDir private Path elsewhere;
    @TempDir private Path another;

    private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
    private final Path inMemory = memory.getPath("/shelf");

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk()
                    .users(root ->
                            VirtualUsers.empty()
                                    .user(
                                            "alice",
                                            Password.clear("secret"),
                                            tree(root),
                                            TestFtpServer.ALL));

    private FileTree tree(Path root) {
        try {
            Files.createDirectories(inMemory);
            Files.createDirectory(gone());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return FileTree.of(root)
                .mount("/music", FileTree.of(elsewhere))
                .mount("/music/old", FileTree.of(inMemory).readOnly())
                .mount("/a/b/memory", FileTree.of(inMemory))
                .mount("/gone", FileTree.of(gone()))
                .startingAt("/music");
    }

    private Path gone() {
        return another.resolve("gone");
    }

    @BeforeEach
    void fill() throws IOException {
        Files.writeString(inMemory.resolve("book"), "of the memory");
        Files.writeString(elsewhere.resolve("song"), "of elsewhere");
        server.write("/file", "of the root");
    }

    @AfterEach
    void close() throws IOException {
        memory.close();
    }

    private static String retr(WireClient ftp, String path) {
        String text = new String(ftp.download("RETR " + path), UTF_8);
        ftp.expect(226);
        return text;
    }

    @Test
    void areSeenInTheListingsOfTheirParents() {
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST type;").expect(200);
            assertThat(ftp.list("NLST /")).contains("file", "music", "a");
            assertThat(ftp.list("MLSD /")).contains("type=dir; music", "type=dir; a");
            assertThat(ftp.list("NLST /music")).containsExactlyInAnyOrder("song", "old");
            assertThat(ftp.list("NLST /a")).containsExactly("b");
            assertThat(ftp.list("MLSD /a/b")).containsExactly("type=dir; memory");
            assertThat(ftp.list("LIST /a/b")).singleElement().asString().matches("d.* memory");
        }
    }

    @Test
    void holdTheFilesOfTheirOwnPlaces() {
        try (WireClient ftp = server.login()) {
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/music");
            assertThat(retr(ftp, "song")).isEqualTo("of elsewhere");
            assertThat(retr(ftp, "old/book")).isEqualTo("of the memory");
            assertThat(retr(ftp, "/a/b/memory/book")).isEqualTo("of the memory");
            assertThat(retr(ftp, "/file")).isEqualTo("of the root");
            assertThat(retr(ftp, "../file")).isEqualTo("of the root");
            ftp.send("CWD /a/b/memory").expect(250).send("CDUP").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/a/b");
            assertThat(retr(ftp, "../../music/song")).isEqualTo("of elsewhere");
        }
    }

    @Test
    void takeUploadsIntoTheirOwnPlaces() throws IOException {
        try (WireClient ftp = server.login()) {
            ftp.upload("STOR new", "1").expect(226).upload("STOR /a/b/memory/new", "2").expect(226);
            ftp.upload("STOR /new", "3").expect(226).send("MKD /music/dir").expect(257);
            assertThat(elsewhere.resolve("new")).hasContent("1");
            assertThat(elsewhere.resolve("dir")).isDirectory();
            assertThat(Files.readString(inMemory.resolve("new"))).isEqualTo("2");
            assertThat(server.readText("/new")).isEqualTo("3");
        }
    }

    @Test
    @Proves("A1")
    void letNobodyOutAtTheirTops() {
        try (WireClient ftp = server.login()) {
            for (String path : List.of("/music/../../../etc/passwd", "../../etc/passwd")) {
                ftp.send("SIZE " + path).expect(550).send("CWD " + path).expect(550);
            }
            ftp.send("CWD ../../../..").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/");
        }
    }

    @Test
    void hideWhatLiesBehindThem() throws IOException {
        server.write("/music/hidden", "x");
        Files.createDirectories(elsewhere.resolve("old"));
        Files.writeString(elsewhere.resolve("old/hidden"), "x");
        try (WireClient ftp = server.login()) {
            ftp.send("SIZE /music/hidden").expect(550).send("SIZE old/hidden").expect(550);
            assertThat(ftp.list("NLST")).containsExactlyInAnyOrder("song", "old");
            assertThat(ftp.list("NLST old")).containsExactly("book");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/music", "/music/old", "/a/b/memory", "/a/b", "/a"})
    void canBeNeitherRemovedNorRenamedNorReplaced(String place) {
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("RMD " + place).expect(550).send("DELE " + place).expect(550);
            int from = ftp.ask("RNFR " + place).code();
            if (from == 350) {
                assertThat(ftp.ask("RNTO /moved").code()).isIn(550, 553);
            } else {
                assertThat(from).isEqualTo(550);
            }
            ftp.send("RNFR /file").expect(350);
            assertThat(ftp.ask("RNTO " + place).code()).isIn(550, 553);
            ftp.send("MKD " + place).expect(550).send("STOR " + place).expect(553);
            assertThat(data.drain()).isZero();
            assertThat(ftp.ask("CWD " + place).code()).isEqualTo(250);
            assertThat(server.readText("/file")).isEqualTo("of the root");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MKD old/x", "DELE old/book", "RMD old", "MFMT 20200101000000 old/book",
                "SITE CHMOD 600 old/book", "STOR old/x", "STOR old/book", "APPE old/book",
                "STOU old/x"
            })
    void refuseChangesIfTheyAreReadOnly(String command) throws IOException {
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            assertThat(ftp.ask(command).code()).isIn(550, 553);
            ftp.expectInSync();
            assertThat(retr(ftp, "old/book")).isEqualTo("of the memory");
            assertThat(data.drain()).isZero();
        }
    }

    @Test
    @Proves("A7")
    void doNotExchangeFilesByRename() throws IOException {
        try (WireClient ftp = server.login()) {
            ftp.send("RNFR song").expect(350);
            assertThat(ftp.ask("RNTO /song").code()).isIn(250, 550, 553);
            boolean moved = ftp.last().code() == 250;
            assertThat(Files.exists(elsewhere.resolve("song"))).isEqualTo(!moved);
            assertThat(server.exists("/song")).isEqualTo(moved);
            ftp.send("RNFR /file").expect(350).send("RNTO old/file").expect(553);
            assertThat(ftp.ask("RNFR old/book").code()).isIn(350, 550);
            if (ftp.last().code() == 350) {
                assertThat(ftp.ask("RNTO /book").code()).isIn(550, 553);
            }
            assertThat(retr(ftp, "old/book")).isEqualTo("of the memory");
        }
    }

    @Test
    @Proves("H11")
    void thatAreNotThereAnswer550AndSpoilNoListing() throws IOException {
        Files.delete(gone());
        try (WireClient ftp = server.login()) {
            ftp.send("CWD /gone").expect(550).send("SIZE /gone/x").expect(550);
            assertThat(ftp.list("LIST /")).isNotEmpty();
            assertThat(ftp.list("MLSD /")).isNotEmpty();
            Files.createDirectory(gone());
            ftp.send("CWD /gone").expect(250);
            assertThat(ftp.list("NLST")).isEmpty();
            ftp.upload("STOR new", "now").expect(226);
            assertThat(gone().resolve("new")).hasContent("now");
        }
    }
}
