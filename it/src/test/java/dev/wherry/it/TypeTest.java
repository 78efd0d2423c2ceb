package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TYPE: RFC 959 §4.1.2. */
class TypeTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @ParameterizedTest
    @CsvSource({
        "A, ASCII",
        "a, ASCII",
        "A N, ASCII",
        "A T, ASCII",
        "a n, ASCII",
        "I, Image",
        "i, Image",
        "L 8, Image",
        "l 8, Image"
    })
    @Proves({"R19", "R38", "R46"})
    void takesAsciiImageAndBytesOfEightBits(String type, String told) {
        try (WireClient ftp = server.login("alice")) {
            ftp.send("TYPE " + type).expect(200);
            assertThat(ftp.ask("STAT").inner()).anyMatch(line -> line.contains("TYPE: " + told));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E", "L 7", "L 36", "L8", "L", "A C", "A X", "E N", "X", "I N", "AN", "A  N", "I ",
                " I"
            })
    @Proves({"R19", "R5"})
    void takesNoOtherAndKeepsTheOneBefore(String type) {
        try (WireClient ftp = server.login()) {
            ftp.send("TYPE " + type).expect(504);
            assertThat(ftp.ask("STAT").inner()).anyMatch(line -> line.contains("TYPE: Image"));
        }
    }

    @Test
    @Proves("R19")
    void needsAnArgument() {
        try (WireClient ftp = server.login()) {
            ftp.send("TYPE").expect(501).send("TYPE ").expect(501);
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("TYPE I").expect(530);
        }
    }

    @Test
    @Proves({"R19", "R21"})
    void isAsciiAtFirst() {
        server.write("/a", "1\n2\r\n3");
        try (WireClient ftp = server.login("alice")) {
            assertThat(ftp.download("RETR a")).asString(UTF_8).matches("1\r\n2\r\r?\n3");
            ftp.expect(226);
        }
    }

    @Test
    @Proves("R38")
    void convertsTheEndsOfLinesInTypeATToo() {
        server.write("/a", "1\n2\n");
        try (WireClient ftp = server.login()) {
            ftp.send("TYPE A T").expect(200);
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("1\r\n2\r\n");
            ftp.expect(226).upload("STOR b", "3\r\n4\r\n").expect(226);
            assertThat(server.readText("/b")).isEqualTo("3\n4\n");
        }
    }

    @Test
    @Proves("R46")
    void convertsTheEndsOfLinesOfEachUpload() {
        server.write("/appended", "0\n");
        try (WireClient ftp = server.login("alice")) {
            ftp.upload("STOR stored", "1\r\n2\r3\n4\r\n").expect(226);
            assertThat(server.readText("/stored")).isEqualTo("1\n2\r3\n4\n");
            ftp.upload("APPE appended", "1\r\n2\r").expect(226);
            assertThat(server.readText("/appended")).isEqualTo("0\n1\n2\r");
        }
    }

    @Test
    @Proves("R46")
    void convertsTheEndsOfLinesThatTwoSegmentsShare() {
        try (WireClient ftp = server.login("alice");
                DataSocket data = ftp.passive()) {
            ftp.send("STOR a").expectPreliminary();
            data.write("1\r");
            ftp.send("NOOP").expect(200);
            data.write("\n2\r\n").close();
            ftp.expect(226);
            assertThat(server.readText("/a")).isEqualTo("1\n2\n");
        }
    }

    @Test
    @Proves("R46")
    void leavesBytesAloneInImage() {
        byte[] content = new byte[256 * 3];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) i;
        }
        content[13] = '\r';
        content[14] = '\n';
        server.write("/a", content);
        try (WireClient ftp = server.login("alice")) {
            ftp.send("TYPE L 8").expect(200);
            assertThat(ftp.download("RETR a")).isEqualTo(content);
            ftp.expect(226).upload("STOR b", content).expect(226);
            assertThat(server.read("/b")).isEqualTo(content);
        }
    }
}
