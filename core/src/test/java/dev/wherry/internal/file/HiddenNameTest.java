package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static dev.wherry.internal.file.Refusals.notThere;
import static dev.wherry.internal.file.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wherry.file.Upload;
import dev.wherry.file.UploadMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that clients do not see, do not reach, or cannot give. */
@ParameterizedClass
@EnumSource(Provider.class)
class HiddenNameTest {
    private static final String TEMP = ".wherry-1-m-r.part";

    @Parameter Provider provider;
    @TempDir Path scratch;

    private Path root;
    private Box box;

    @BeforeEach
    void open() throws IOException {
        root = provider.make(scratch).root();
        box = Box.of(root);
        box.write("/file", "x");
    }

    @Test
    void temporaryFilesAreNeitherSeenNorReached() throws IOException {
        Files.writeString(onDisk(TEMP), "secret");
        Path directory = Files.createDirectory(onDisk(TEMP.replace("-r", "-s")));

        assertThat(box.names("/")).containsExactly("file");
        assertThat(box.namesAlone("/")).containsExactly("file");
        for (String path : List.of("/" + TEMP, "/" + directory.getFileName() + "/x")) {
            Commands.following()
                    .forEach((name, command) -> {
                        if (!name.contains("STO")
                                && !name.contains("APPE")
                                && !name.contains("REST")) {
                            notThere(() -> command.run(box, at(path)));
                        }
                    });
            notThere(() -> box.jail.linkEntry(at(path)));
            notThere(() -> box.jail.delete(at(path)));
            notThere(() -> box.jail.deleteDirectory(at(path)));
            notThere(() -> box.jail.rename(at(path), at("/stolen")));
        }
    }

    private Path onDisk(String name) {
        Path real = root instanceof ScriptedPath scripted ? ScriptedPath.real(scripted) : root;
        return real.resolve(name);
    }

    @Test
    void anUploadIsNotSeenBeforeItIsPublished() throws IOException {
        try (Upload upload = box.jail.replace(at("/new"), UploadMode.ATOMIC)) {
            assertThat(box.names("/")).containsExactly("file");
            notThere(() -> box.read("/new"));
            upload.publish();
        }
        assertThat(box.names("/")).containsExactly("file", "new");
    }

    @Test
    void noLinkLeadsToATemporaryFile() throws IOException {
        assumeThat(provider.hasLinks).isTrue();
        Files.writeString(onDisk(TEMP), "secret");
        box.jail.makeLink(at("/link"), at("/" + TEMP));

        notThere(() -> box.read("/link"));
        notThere(() -> box.write("/link", "x"));
    }

    @Test
    void namesThatWouldForgeALineAreLeftOutOfListings() throws IOException {
        assumeThat(provider).isNotEqualTo(Provider.JIMFS_WINDOWS);
        for (String name : List.of("a\r\n226 x", "b\u001b[2J", "c\td", "e\u007f")) {
            Files.writeString(onDisk(name), "x");
        }

        assertThat(box.names("/")).containsExactly("file");
        assertThat(box.namesAlone("/")).containsExactly("file");
    }

    @Test
    void badNamesAreNotGiven() throws IOException {
        String tooLong = "\u00e9".repeat(128); // 256 bytes
        for (String name :
                List.of("a\nb", "\u0001", "x\u007f", TEMP, TEMP.toUpperCase(), tooLong)) {
            if (name.equals(tooLong) && provider == Provider.JIMFS_WINDOWS) {
                continue; // counts UTF-16 units
            }
            assertCannotBeGiven(name);
        }
        assertThat(box.names("/")).containsExactly("file");
    }

    @Test
    void namesOfWindowsAreNotGivenOnWindows() throws IOException {
        for (String name : List.of("con", "aux.txt", "a:b", "a\\b", "..\\x", "x.", "PROGRA~1")) {
            if (provider == Provider.JIMFS_WINDOWS) {
                assertCannotBeGiven(name);
                notThere(() -> box.read(name));
                notThere(() -> box.jail.delete(at(name)));
            } else if (provider.hasLinks || !name.contains("\\")) { // a separator in ZIP
                box.write(name, "x");
                assertThat(box.read(name)).isEqualTo("x");
                box.jail.delete(at(name));
            }
        }
        assertThat(box.names("/")).containsExactly("file");
    }

    private void assertCannotBeGiven(String name) {
        refused(553, () -> box.write("/" + name, "x"));
        refused(553, () -> box.write("/" + name, "x", UploadMode.IN_PLACE));
        refused(553, () -> box.jail.append(at("/" + name), UploadMode.ATOMIC));
        refused(553, () -> box.jail.makeDirectory(at("/" + name)));
        refused(553, () -> box.jail.makeLink(at("/" + name), at("/file")));
        refused(553, () -> box.jail.rename(at("/file"), at("/" + name)));
    }

    @Test
    void aUniqueNameIsAName() {
        refused(553, () -> box.jail.uploadUnique(at("/"), "a\nb", UploadMode.ATOMIC));
        refused(553, () -> box.jail.uploadUnique(at("/"), "../x", UploadMode.ATOMIC));
        refused(553, () -> box.jail.uploadUnique(at("/"), "x/", UploadMode.ATOMIC));
        refused(553, () -> box.jail.uploadUnique(at("/"), "x".repeat(255), UploadMode.ATOMIC));
    }

    @Test
    void capitalsMatterWhereTheyDoOnDisk() throws IOException {
        box.jail.makeDirectory(at("/dir"));
        if (!provider.capitalsMatter()) {
            box.jail.rename(at("/dir"), at("/Dir"));
            box.jail.rename(at("/file"), at("/FILE"));
            assertThat(box.names("/")).containsExactly("Dir", "FILE");
        } else {
            box.write("/FILE", "other");
            assertThat(box.names("/")).containsExactly("FILE", "dir", "file");
        }
    }

    @Test
    void aPathThatCannotBeIsStillToldToLogs() {
        assertThat(box.jail.realPath(at("/" + TEMP))).endsWith(" /" + TEMP);
    }
}
