package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever lists a directory again and again sees each change at once, in all sessions. */
@EnabledOnOs(OS.LINUX) // which alone keeps names, and tells when a directory was changed
@PlainOnly("is about what is listed")
class RepeatedListingTest {
    private static final int DIRECTORIES = 6;
    private static final int FILES = 250;
    private static final List<String> VERBS = List.of("NLST", "LIST", "MLSD");

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @BeforeEach
    void makeDirectoriesThatAreSomeSecondsOld() throws IOException {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < FILES; i++) {
            names.add("file" + i);
        }
        for (int i = 0; i < DIRECTORIES; i++) {
            server.mkdir("/" + i);
            for (String name : names) {
                Files.createFile(path(i, name));
            }
        }
        Instant changed = changed(server.path("/" + (DIRECTORIES - 1)));
        Await.until("old directories", () -> Instant.now().isAfter(changed.plusMillis(2500)));
    }

    private static Instant changed(Path directory) throws IOException {
        return ((FileTime) Files.getAttribute(directory, "unix:ctime", LinkOption.NOFOLLOW_LINKS))
                .toInstant();
    }

    private Path path(int directory, String name) {
        return server.path("/" + directory).resolve(name);
    }

    private static void assertListed(
            WireClient ftp, int directory, String verb, String... changed) {
        List<String> lines = ftp.list(verb + " " + directory);
        List<String> names = new ArrayList<>();
        lines.forEach(line -> names.add(line.substring(line.lastIndexOf(' ') + 1)));
        Set<String> expected = new HashSet<>(List.of(changed));
        for (int i = changed.length; i < FILES; i++) {
            expected.add("file" + i);
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void showsWhatWasMadeRenamedAndDeletedSince() throws IOException {
        try (WireClient ftp = server.login();
                WireClient other = server.login()) {
            for (int i = 0; i < DIRECTORIES; i++) {
                String first = VERBS.get(i % 3);
                String second = VERBS.get((i + 1) % 3);
                assertListed(ftp, i, first);
                assertListed(other, i, second);
                assertListed(ftp, i, first);

                Files.move(path(i, "file0"), path(i, "renamed"));
                assertListed(ftp, i, first, "renamed");
                assertListed(other, i, second, "renamed");
                Files.delete(path(i, "file1"));
                Files.createFile(path(i, "made"));
                assertListed(ftp, i, second, "renamed", "made");
                assertListed(other, i, first, "renamed", "made");
            }
        }
    }

    /** Returns the size that a listing shows. */
    private static long size(WireClient ftp, int directory, String verb, String name) {
        String line =
                ftp.list(verb + " " + directory).stream()
                        .filter(each -> each.endsWith(" " + name))
                        .findFirst()
                        .orElseThrow();
        Matcher matcher = Pattern.compile("size=(\\d+);|(\\d+) \\w{3} \\d\\d ").matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return Long.parseLong(matcher.group(matcher.group(1) == null ? 2 : 1));
    }

    @Test
    void showsWhatWasWrittenSince() throws IOException {
        try (WireClient ftp = server.login();
                WireClient other = server.login()) {
            for (int i = 0; i < DIRECTORIES; i++) {
                String verb = i % 2 == 0 ? "LIST" : "MLSD";
                for (int j = 0; j < 3; j++) {
                    assertThat(size(ftp, i, verb, "file0")).isZero();
                    assertThat(size(other, i, verb, "file0")).isZero();
                }
                Files.writeString(path(i, "file0"), "four");
                assertThat(size(ftp, i, verb, "file0")).isEqualTo(4);
                assertThat(size(other, i, verb, "file0")).isEqualTo(4);
                ftp.upload("APPE /" + i + "/file0", "and more").expect(226);
                assertThat(size(ftp, i, verb, "file0")).isEqualTo(12);
                assertThat(size(other, i, verb, "file0")).isEqualTo(12);
                ftp.send("MFMT 20010203040506 /" + i + "/file0").expect(213);
                assertThat(String.join("\n", ftp.list("MLSD " + i)))
                        .contains("modify=20010203040506;");
            }
        }
    }

    @Test
    void showsWhatThisServerHasChangedSince() {
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < DIRECTORIES; i++) {
                String verb = VERBS.get(i % 3);
                assertListed(ftp, i, verb);
                assertListed(ftp, i, verb);

                ftp.send("RNFR /" + i + "/file0").expect(350);
                ftp.send("RNTO /" + i + "/renamed").expect(250);
                assertListed(ftp, i, verb, "renamed");
                ftp.send("DELE /" + i + "/file1").expect(250);
                ftp.send("MKD /" + i + "/made").expect(257);
                assertListed(ftp, i, verb, "renamed", "made");
            }
        }
    }
}
