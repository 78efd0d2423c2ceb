package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MFCT: draft-somers-ftp-mfxx §4. */
@Proves("R122")
class MfctTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @Test
    void setsTheTimeOfCreationWhereTheFileSystemLetsIt() {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("MFCT 20200229010203 a").expectExactly("213 Create=20200229010203; /a");
            ftp.send("OPTS MLST create;").expect(200);
            assertThat(ftp.ask("MLST a").inner()).containsExactly(" create=20200229010203; /a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"20210229000000 a", "20200101000000", "a", ""})
    void answers501ToABadTime(String argument) {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("MFCT " + argument).expect(501);
        }
    }

    @Test
    void answers550ToWhatIsNotThereAndToVisitors() {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("MFCT 20200101000000 missing").expect(550);
        }
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("MFCT 20200101000000 a").expect(550);
        }
    }
}
