package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RNFR and RNTO: RFC 959 §4.1.3. */
class RnfrRntoTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    @Proves({"R10", "R29"})
    void renameFilesAndDirectories() {
        server.write("/a", "content").mkdir("/dir/sub");
        try (WireClient ftp = server.login()) {
            ftp.send("RNFR a").expect(350).send("RNTO dir/b").expect(250);
            assertThat(server.readText("/dir/b")).isEqualTo("content");
            ftp.send("RNFR dir").expect(350).send("RNTO other").expect(250);
            assertThat(server.names("/")).containsExactly("other");
            assertThat(server.names("/other")).containsExactly("b", "sub");
        }
    }

    @Test
    @Proves({"R29", "R31"})
    void answer550ToWhatIsNotThereAndToTheRoot() {
        try (WireClient ftp = server.login()) {
            ftp.send("RNFR missing").expect(550).send("RNTO x").expect(503);
            ftp.send("RNFR /").expect(550).send("RNTO x").expect(503);
            ftp.send("RNFR ..").expect(550);
        }
    }

    @Test
    @Proves({"R29", "G1"})
    void belongTogether() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            ftp.send("RNTO b").expect(503);
            ftp.send("RNFR a").expect(350).send("RNTO b").expect(250).send("RNTO c").expect(503);
            assertThat(server.names("/")).containsExactly("b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP", "STAT"})
    @Proves("G1")
    void mayHaveBetweenThem(String command) {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            ftp.send("RNFR a").expect(350).ask(command);
            ftp.send("RNTO b").expect(250);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PWD",
                "TYPE I",
                "CWD /",
                "REST 0",
                "PASV",
                "SIZE a",
                "FEAT",
                "XYZZY",
                "",
                "RNFR missing",
                "RNTO",
                "USER"
            })
    @Proves({"R29", "G1"})
    void mayNotHaveBetweenThem(String command) {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            ftp.send("RNFR a").expect(350).ask(command);
            ftp.send("RNTO b").expect(503);
            assertThat(server.names("/")).containsExactly("a");
        }
    }

    @Test
    @Proves("R29")
    void takeTheLastOfSeveralNames() {
        server.write("/a", "of a").write("/b", "of b");
        try (WireClient ftp = server.login()) {
            ftp.send("RNFR a").expect(350).send("RNFR b").expect(350).send("RNTO c").expect(250);
            assertThat(server.names("/")).containsExactly("a", "c");
        }
    }

    @Test
    @Proves("H7")
    void replaceAFileByAFile() {
        server.write("/a", "new").write("/b", "old");
        try (WireClient ftp = server.login()) {
            ftp.send("RNFR a").expect(350).send("RNTO b").expect(250);
            assertThat(server.names("/")).containsExactly("b");
            assertThat(server.readText("/b")).isEqualTo("new");
        }
    }

    @Test
    @Proves("H7")
    void leaveAFileThatIsRenamedToItself() {
        server.write("/a", "content");
        try (WireClient ftp = server.login()) {
            ftp.send("RNFR a").expect(350).send("RNTO ./a").expect(250);
            assertThat(server.readText("/a")).isEqualTo("content");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "file, dir",
        "file, empty",
        "dir, empty",
        "dir, file",
        "dir, dir/sub",
        "dir, dir/sub/new",
        "file, /",
        "dir, /",
        "file, missing/x",
        "file, file/x",
        "file, .wherry-x/y"
    })
    @Proves({"H7", "R24", "R29"})
    void answer553WhenTheNewNameCannotBe(String from, String to) {
        server.write("/file", "x").mkdir("/dir/sub").mkdir("/empty");
        try (WireClient ftp = server.login()) {
            ftp.send("RNFR " + from).expect(350).send("RNTO " + to).expect(553);
            ftp.send("RNTO x").expect(503);
            assertThat(server.names("/")).containsExactly("dir", "empty", "file");
            assertThat(server.names("/dir")).containsExactly("sub");
        }
    }

    @Test
    @Proves({"A10", "H12", "R24"})
    void answer553ToNamesThatAreNotAllowed() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            ftp.send("RNFR a").expect(350).sendRaw("RNTO a\u0001b\r\n").expect(553);
            ftp.send("RNFR a").expect(350).sendRaw("RNTO a\r\0b\r\n").expect(553);
            ftp.send("RNFR a").expect(350).send("RNTO " + "b".repeat(256)).expect(553);
            assertThat(server.names("/")).containsExactly("a");
        }
    }

    @Test
    @Proves({"A4", "A7"})
    void renameALinkItself() throws IOException {
        server.write("/target", "kept").write("/new", "new");
        Files.createSymbolicLink(server.path("/link"), Path.of("target"));
        try (WireClient ftp = server.login()) {
            ftp.send("RNFR link").expect(350).send("RNTO moved").expect(250);
            assertThat(Files.isSymbolicLink(server.path("/moved"))).isTrue();
            ftp.send("RNFR new").expect(350).send("RNTO moved").expect(250);
            assertThat(Files.isSymbolicLink(server.path("/moved"))).isFalse();
            assertThat(server.readText("/moved")).isEqualTo("new");
            assertThat(server.readText("/target")).isEqualTo("kept");
        }
    }

    @Test
    void areNotForVisitors() {
        server.write("/a", "a");
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("RNFR a").expect(550).send("RNTO b").expect(550);
            assertThat(server.names("/")).containsExactly("a");
        }
    }

    @Test
    @Proves("R5")
    void needArgumentsAndALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("RNFR a").expect(530).send("RNTO a").expect(530).login("alice", "secret");
            ftp.send("RNFR").expect(501).send("RNTO").expect(501);
        }
    }
}
