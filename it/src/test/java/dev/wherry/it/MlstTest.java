package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MLST: RFC 3659 §7. */
class MlstTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    @Proves("R93")
    void tellsTheWholePathBehindOneSpaceWithoutADataConnection() {
        server.write("/d/a b", "12345");
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST type;size;").expect(200);
            ftp.send("CWD d").expect(250).send("MLST a b").expect(250);
            assertThat(ftp.last().inner()).containsExactly(" type=file;size=5; /d/a b");
            assertThat(ftp.last().lines().getLast()).startsWith("End");
        }
    }

    @Test
    @Proves("R93")
    void withoutAnArgumentTellsOfTheCurrentDirectory() {
        server.mkdir("/d");
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST type;perm;").expect(200);
            assertThat(ftp.ask("MLST").inner()).containsExactly(" type=dir;perm=celmp; /");
            ftp.send("CWD d").expect(250);
            assertThat(ftp.ask("MLST").inner()).containsExactly(" type=dir;perm=celmpdf; /d");
        }
    }

    @Test
    @Proves("R95")
    void beginsWithTwoSpacesWhenThereAreNoFacts() {
        server.write("/a", "");
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST").expect(200);
            assertThat(ftp.ask("MLST a").inner()).containsExactly("  /a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "missing/x", "a/x", "*", "?", "[a]", "-l"})
    @Proves("R85")
    void answers550ToWhatIsNotThereAndToPatterns(String path) {
        server.write("/a", "");
        try (WireClient ftp = server.login()) {
            ftp.send("MLST " + path).expect(550);
        }
    }

    @Test
    @Proves({"R85", "F13"})
    void takesPatternsAsNames() {
        server.write("/*", "1").write("/[a]", "22");
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST size;").expect(200);
            assertThat(ftp.ask("MLST *").inner()).containsExactly(" size=1; /*");
            assertThat(ftp.ask("MLST [a]").inner()).containsExactly(" size=2; /[a]");
        }
    }

    @Test
    @Proves("R102")
    void needsALoginAndTheRightToList() {
        try (WireClient ftp = server.connect()) {
            ftp.send("MLST").expect(530).send("MLST /").expect(530);
        }
    }
}
