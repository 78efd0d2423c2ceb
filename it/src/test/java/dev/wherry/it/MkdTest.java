package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MKD: RFC 959 §4.1.3 and appendix II. */
class MkdTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    @Proves("R10")
    void tellsTheAbsolutePathInQuotes() {
        try (WireClient ftp = server.login()) {
            ftp.send("MKD a").expect(257).send("CWD a").expect(250).send("MKD b\"c").expect(257);
            assertThat(ftp.last().text()).startsWith("\"/a/b\"\"c\"");
            ftp.send("MKD ../d").expect(257);
            assertThat(ftp.last().quotedPath()).isEqualTo("/d");
            ftp.send("MKD /a/e/").expect(257);
            assertThat(server.names("/a")).containsExactly("b\"c", "e");
            assertThat(server.names("/")).containsExactly("a", "d");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir", "file", "/", ".", "..", "missing/a", "file/a", "link", "dir/"})
    @Proves("R31")
    void answers550ToWhatIsThereOrCannotBe(String path) throws IOException {
        server.mkdir("/dir").write("/file", "x");
        Files.createSymbolicLink(server.path("/link"), Path.of("nowhere"));
        try (WireClient ftp = server.login()) {
            ftp.send("MKD " + path).expect(550);
            assertThat(server.names("/")).containsExactly("dir", "file", "link");
        }
    }

    @Test
    @Proves({"R80", "R82"})
    void keepsNamesAsTheyAreWritten() {
        try (WireClient ftp = server.login()) {
            for (String name :
                    List.of("é", "e\u0301", "日本", "a\\b", "%41", "-rf", "~", "*", "🙂")) {
                ftp.send("MKD " + name).expect(257);
                assertThat(ftp.last().quotedPath()).isEqualTo("/" + name);
                assertThat(server.exists("/" + name)).isTrue();
            }
            assertThat(server.names("/")).hasSize(9);
        }
    }

    @Test
    @Proves("R47")
    void isAlsoXmkd() {
        try (WireClient ftp = server.login()) {
            ftp.send("XMKD a").expect(257);
            assertThat(server.names("/")).containsExactly("a");
        }
    }

    @Test
    @Proves("A10")
    void makesNoNamesWithControlCharacters() {
        try (WireClient ftp = server.login()) {
            ftp.sendRaw("MKD a\u0001b\r\n").expect(553).sendRaw("MKD a\u007f\r\n").expect(553);
            assertThat(server.names("/")).isEmpty();
        }
    }

    @Test
    @Proves("H12")
    void makesNoNameThatIsTooLong() {
        try (WireClient ftp = server.login()) {
            ftp.send("MKD " + "a".repeat(255)).expect(257);
            ftp.send("MKD " + "b".repeat(256)).expect(553);
            ftp.send("MKD " + "é".repeat(128)).expect(553).expectInSync();
        }
    }

    @Test
    void isNotForVisitors() {
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("MKD a").expect(550);
            assertThat(server.names("/")).isEmpty();
        }
    }

    @Test
    @Proves("R5")
    void needsAnArgumentAndALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("MKD a").expect(530).login("alice", "secret").send("MKD").expect(501);
        }
    }
}
