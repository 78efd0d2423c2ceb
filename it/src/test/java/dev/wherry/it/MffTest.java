package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MFF: draft-somers-ftp-mfxx §5. */
@Proves("R122")
class MffTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    void setsFactsAndTellsThoseThatWereSet() throws IOException {
        server.write("/a b", "x").mkdir("/dir");
        try (WireClient ftp = server.login()) {
            ftp.send("MFF Modify=20200229010203;UNIX.mode=0640; a b")
                    .expectExactly("213 Modify=20200229010203;UNIX.mode=0640; /a b");
            ftp.send("MDTM a b").expectExactly("213 20200229010203");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(server.path("/a b"))))
                    .isEqualTo("rw-r-----");
            ftp.send("MFF unix.MODE=700; dir").expectExactly("213 UNIX.mode=0700; /dir");
            ftp.send("MFF modify=20200101000000 dir")
                    .expectExactly("213 Modify=20200101000000; /dir");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=5; a",
                "type=dir; a",
                "bogus=1; a",
                "modify=20200101000000;unique=1; a"
            })
    void answers504ToFactsThatCannotBeSet(String argument) {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            String before = ftp.ask("MDTM a").toString();
            ftp.send("MFF " + argument).expect(504);
            ftp.send("MDTM a").expectExactly(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "modify=20200101000000;",
                "modify=20200101000000; ",
                "modify; a",
                "=20200101000000; a",
                "modify=20210229000000; a",
                "modify=; a",
                "unix.mode=999; a",
                "unix.mode=64; a",
                "unix.mode=00640; a",
                "modify=20200101000000;;size=1; a",
                "modify=20200101000000;modify=20210101000000; a",
                "; a",
                " a"
            })
    void answers501ToWhatIsMalformed(String argument) {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            String before = ftp.ask("MDTM a").toString();
            ftp.send("MFF " + argument).expect(501);
            ftp.send("MDTM a").expectExactly(before);
        }
    }

    @Test
    void answers550ToWhatIsNotThereAndToVisitors() {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("MFF modify=20200101000000; missing").expect(550);
        }
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("MFF modify=20200101000000; a").expect(550);
            ftp.send("MFF unix.mode=0777; a").expect(550);
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("MFF modify=20200101000000; a").expect(530);
        }
    }
}
