package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STAT: RFC 959 §4.1.3. */
class StatTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    @Proves({"R34", "R2"})
    void tellsTheStatusBeforeAndAfterTheLogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("STAT").expect(211);
            assertThat(ftp.last().inner()).noneMatch(line -> line.contains("alice"));
            ftp.send("USER alice").expect(331).send("STAT").expect(211);
            ftp.send("PASS secret").expect(230).send("TYPE I").expect(200).send("STAT").expect(211);
            assertThat(ftp.last().inner())
                    .anyMatch(line -> line.contains("alice"))
                    .anyMatch(line -> line.contains("TYPE: Image"))
                    .noneMatch(line -> line.contains("secret"));
        }
    }

    @Test
    @Proves("R34")
    void listsADirectoryOnTheControlConnection() {
        server.write("/dir/a", "12345").mkdir("/dir/1 sub");
        try (WireClient ftp = server.login()) {
            ftp.send("STAT dir").expect(213);
            assertThat(ftp.last().inner())
                    .hasSize(2)
                    .anyMatch(line -> line.matches("-rw.* 5 .* a"))
                    .anyMatch(line -> line.matches("drwx.* 1 sub"));
            ftp.send("STAT -la dir").expect(213).send("STAT -a").expect(213).expectInSync();
        }
    }

    @Test
    @Proves("R34")
    void listsAFile() {
        server.write("/dir/a", "12345");
        try (WireClient ftp = server.login()) {
            ftp.send("STAT /dir/a").expect(213);
            assertThat(ftp.last().inner()).singleElement().asString().matches("-rw.* 5 .* a");
        }
    }

    @Test
    void listsAnEmptyDirectory() {
        server.mkdir("/dir");
        try (WireClient ftp = server.login()) {
            ftp.send("STAT dir").expect(213);
            assertThat(ftp.last().inner()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "dir/missing", "*", "dir/?", "[a]", "missing/x", "-Z"})
    @Proves("F13")
    void answers550ToWhatIsNotThereAndToPatterns(String path) {
        server.mkdir("/dir");
        try (WireClient ftp = server.login()) {
            ftp.send("STAT " + path).expect(550).expectInSync();
        }
    }

    @Test
    @Proves("F11")
    void endsALongListing() {
        for (int i = 0; i < 1_500; i++) {
            server.write("/many/f" + i, "");
        }
        try (WireClient ftp = server.login()) {
            ftp.send("STAT many").expect(213);
            assertThat(ftp.last().inner()).hasSizeBetween(1_000, 1_002);
            ftp.expectInSync();
        }
    }

    @Test
    @Proves("E13")
    void listsForNobodyBeforeTheLogin() {
        server.write("/a", "a");
        try (WireClient ftp = server.connect()) {
            ftp.send("STAT /").expect(530).send("STAT a").expect(530);
        }
    }
}
