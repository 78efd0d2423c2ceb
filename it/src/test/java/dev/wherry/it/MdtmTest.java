package dev.wherry.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MDTM: RFC 3659 §3. */
class MdtmTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    private void writeAt(String path, String time) throws IOException {
        server.write(path, "x");
        Files.setLastModifiedTime(server.path(path), FileTime.from(Instant.parse(time)));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-29T23:59:59Z, 20200229235959",
        "1970-01-01T00:00:00Z, 19700101000000",
        "1969-12-31T23:59:59Z, 19691231235959",
        "2038-01-19T03:14:08Z, 20380119031408",
        "2024-07-01T12:00:00.5Z, 20240701120000.500",
        "2024-07-01T12:00:00.001Z, 20240701120000.001"
    })
    @Proves({"R86", "R87"})
    void tellsTheTimeInUtc(String time, String told) throws IOException {
        writeAt("/a", time);
        try (WireClient ftp = server.login()) {
            ftp.send("MDTM a").expectExactly("213 " + told);
        }
    }

    @Test
    @Proves("R87")
    void takesATimeInFrontAsPartOfThePath() throws IOException {
        writeAt("/File6", "2020-01-01T00:00:00Z");
        try (WireClient ftp = server.login()) {
            ftp.send("MDTM 19990929043300 File6").expect(550);
            writeAt("/19990929043300 File6", "2021-01-01T00:00:00Z");
            ftp.send("MDTM 19990929043300 File6").expectExactly("213 20210101000000");
            ftp.send("MDTM File6").expectExactly("213 20200101000000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "dir/missing", "dir", "*", "a/x"})
    @Proves({"R85", "R87"})
    void answers550ToAnythingButAFile(String path) {
        server.write("/a", "1").mkdir("/dir");
        try (WireClient ftp = server.login()) {
            ftp.send("MDTM " + path).expect(550);
        }
    }

    @Test
    @Proves({"R5", "R102"})
    void needsAnArgumentAndALogin() {
        server.write("/a", "1");
        try (WireClient ftp = server.connect()) {
            ftp.send("MDTM a").expect(530).login("alice", "secret").send("MDTM").expect(501);
        }
    }
}
