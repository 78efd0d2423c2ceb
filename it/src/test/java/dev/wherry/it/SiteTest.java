package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SITE and what stands behind it: RFC 959 §4.1.3, RFC 1123 §4.1.2.8. */
@Proves("R41")
class SiteTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    private String mode(String path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(server.path(path)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @Proves({"R33", "R5", "E13"})
    void needsACommandThatIsThere() {
        try (WireClient ftp = server.login()) {
            ftp.send("SITE").expect(501).send("SITE ").expect(501);
            ftp.send("SITE XYZZY").expect(500).send("SITE EXEC id").expect(500);
            ftp.send("SITE  CHMOD 644 a").expect(500).send("SITE SITE HELP").expect(500);
        }
    }

    @Test
    @Proves({"R33", "R2"})
    void helpsBeforeAndAfterTheLogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("SITE HELP").expect(214);
            assertThat(String.join(" ", ftp.last().inner()).strip().split(" +"))
                    .containsExactlyInAnyOrder("CHMOD", "HELP", "SYMLINK", "UTIME");
            ftp.send("site help chmod").expect(214);
            assertThat(ftp.last().text()).startsWith("SITE CHMOD");
            ftp.send("SITE HELP XYZZY").expect(501).send("SITE CHMOD 644 a").expect(530);
        }
    }

    @ParameterizedTest
    @CsvSource({"640, rw-r-----", "0755, rwxr-xr-x", "000, ---------", "777, rwxrwxrwx"})
    void chmodSetsTheMode(String octal, String mode) {
        server.write("/a b", "x").mkdir("/dir");
        try (WireClient ftp = server.login()) {
            ftp.send("SITE CHMOD " + octal + " a b").expect(200);
            assertThat(mode("/a b")).isEqualTo(mode);
            ftp.send("site chmod " + octal + " dir").expect(200);
            assertThat(mode("/dir")).isEqualTo(mode);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "644", "644 ", "a", "64 a", "00644 a", "888 a", "-644 a", "u+x a", " 644 a",
                "0x1ff a", "٦٤٤ a"
            })
    void chmodAnswers501ToABadMode(String argument) {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            String before = mode("/a");
            ftp.send("SITE CHMOD " + argument).expect(501);
            assertThat(mode("/a")).isEqualTo(before);
        }
    }

    @Test
    @Proves("A4")
    void chmodAnswers550ToWhatIsNotThereAndToVisitors() throws IOException {
        server.write("/a", "x");
        Files.createSymbolicLink(server.path("/out"), Path.of("/etc/passwd"));
        try (WireClient ftp = server.login()) {
            ftp.send("SITE CHMOD 600 missing").expect(550).send("SITE CHMOD 600 out").expect(550);
        }
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("SITE CHMOD 600 a").expect(550);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20200229010203 a b",
                "202002290102 a b",
                "a b 20210101000000 20200229010203 20210101000000 UTC",
                "a b 20210101000000 20200229010203 20210101000000 utc"
            })
    void utimeSetsTheTime(String argument) {
        server.write("/a b", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("SITE UTIME " + argument).expect(200);
            assertThat(ftp.ask("MDTM a b").text()).matches("202002290102(00|03)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "20200229010203",
                "20200229010203 ",
                "20210229010203 a",
                "2020022901 a",
                "a 20200101000000 20210229000000 20200101000000 UTC",
                "20200101000000 20200101000000 20200101000000 UTC"
            })
    void utimeAnswers501ToABadTime(String argument) {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            String before = ftp.ask("MDTM a").toString();
            ftp.send("SITE UTIME " + argument);
            assertThat(ftp.reply().code()).isIn(501, 550);
            ftp.send("MDTM a").expectExactly(before);
        }
    }

    @Test
    void utimeAnswers550ToWhatIsNotThereAndToVisitors() {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("SITE UTIME 20200101000000 missing").expect(550);
        }
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("SITE UTIME 20200101000000 a").expect(550);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "a b/link, a",
                "/a /b/link, a",
                "d b/link, d",
                "\"sp ace\" b/link, sp ace",
                "\"q\"\"uote\" \"b/link\", q\"uote",
                "../../a b/link, a"
            })
    void symlinkMakesALinkInsideOfTheRoot(String argument, String target) throws IOException {
        server.write("/a", "x").mkdir("/b").mkdir("/d").write("/sp ace", "x").write("/q\"uote", "");
        try (WireClient ftp = server.login()) {
            ftp.send("SITE SYMLINK " + argument).expect(200);
            assertThat(Files.readSymbolicLink(server.path("/b/link"))).hasToString("../" + target);
            assertThat(server.path("/b/link").toRealPath()).isEqualTo(server.path("/" + target));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a ", "a b c", "\"a b", "\"\" b", "\"a\"b c"})
    void symlinkAnswers501ToWhatIsMalformed(String argument) {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("SITE SYMLINK " + argument).expect(501);
            assertThat(server.names("/")).containsExactly("a");
        }
    }

    @Test
    @Proves("A4")
    void symlinkReplacesNothingAndIsNotForVisitors() {
        server.write("/a", "x").write("/b", "y");
        try (WireClient ftp = server.login()) {
            ftp.send("SITE SYMLINK a b").expect(550).send("SITE SYMLINK a no/b").expect(550);
            assertThat(server.readText("/b")).isEqualTo("y");
        }
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("SITE SYMLINK a c").expect(550);
        }
        assertThat(server.names("/")).containsExactly("a", "b");
    }
}
