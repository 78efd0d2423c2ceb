package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** APPE: RFC 959 §4.1.3. */
class AppeTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    @Proves({"R25", "R46"})
    void appendsToAFile() {
        server.write("/a", "old, ");
        try (WireClient ftp = server.login()) {
            ftp.upload("APPE a", "new").expect(226);
            assertThat(server.readText("/a")).isEqualTo("old, new");
            ftp.upload("APPE a", "").expect(226).expectInSync();
            assertThat(server.readText("/a")).isEqualTo("old, new");
        }
    }

    @Test
    @Proves("R25")
    void makesAFileThatIsNotThere() {
        server.mkdir("/d");
        try (WireClient ftp = server.login()) {
            ftp.upload("APPE d/a", "new").expect(226);
            assertThat(server.readText("/d/a")).isEqualTo("new");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir", "missing/a", "file/a", "/"})
    @Proves("R24")
    void answers550ToWhatCannotBeAFile(String path) {
        server.mkdir("/dir").write("/file", "x");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("APPE " + path).expect(550);
            assertThat(data.drain()).isZero();
            assertThat(server.names("/")).containsExactly("dir", "file");
        }
    }

    @Test
    @Proves({"G9", "R23"})
    void leavesTheOldContentWhenTheConnectionBreaks() {
        server.write("/a", "old");
        try (WireClient ftp = server.login()) {
            DataSocket data = ftp.passive();
            ftp.send("APPE a").expectPreliminary();
            data.write("part of the new");
            data.reset();
            ftp.expect(426).expectInSync();
            assertThat(server.readText("/a")).startsWith("old");
        }
    }

    @Test
    @Proves("H8")
    void leavesNothingWhenThereIsNoDataConnection() {
        try (WireClient ftp = server.login()) {
            ftp.send("APPE a").expect(425);
            assertThat(server.names("/")).isEmpty();
        }
    }

    @Test
    void isNotForVisitors() {
        server.write("/a", "old");
        try (WireClient ftp = server.login("anonymous");
                DataSocket data = ftp.passive()) {
            ftp.send("APPE a").expect(550);
            assertThat(data.drain()).isZero();
        }
    }

    @Test
    @Proves("R5")
    void needsAnArgumentAndALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("APPE a").expect(530).login("alice", "secret").send("APPE").expect(501);
        }
    }
}
