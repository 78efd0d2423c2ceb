package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LIST: RFC 959 §4.1.3. */
class ListTest {
    private static final String LINE =
            "[-dl]([r-][w-][xsS-]){2}[r-][w-][xtT-] +[0-9]+ [^ ]+ +[^ ]+ +[0-9]+ "
                    + "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{2} "
                    + "( [0-9]{4}|[0-9]{2}:[0-9]{2}) .+";

    @RegisterExtension
    final TestFtpServer server = TestFtpServer.onDisk().with(b -> b.timesInUtc(true));

    @Test
    @Proves("R32")
    void looksLikeLsInEnglish() throws IOException {
        server.write("/a", "12345").mkdir("/dir").write("/ b  c ", "").write("/-l", "x");
        Files.createSymbolicLink(server.path("/link"), Path.of("a"));
        try (WireClient ftp = server.login()) {
            List<String> lines = ftp.list("LIST");
            assertThat(lines)
                    .hasSize(5)
                    .allMatch(line -> line.matches(LINE))
                    .anyMatch(line -> line.matches("-rw.* 5 .* a"))
                    .anyMatch(line -> line.matches("drwx.* dir"))
                    .anyMatch(line -> line.matches("-rw.* 0 ... .. ..:..  b  c "))
                    .anyMatch(line -> line.matches("lrwx.* link -> a"));
        }
    }

    @Test
    @Proves({"H12", "G12"})
    void tellsTheTimeOfDayOfRecentFilesAndTheYearOfOthers() throws IOException {
        Instant recent = Instant.now().minus(Duration.ofDays(30));
        server.write("/recent", "").write("/old", "").write("/future", "").write("/epoch", "");
        Files.setLastModifiedTime(server.path("/recent"), FileTime.from(recent));
        Files.setLastModifiedTime(
                server.path("/old"), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        Files.setLastModifiedTime(
                server.path("/future"), FileTime.from(Instant.parse("2196-02-29T00:00:00Z")));
        Files.setLastModifiedTime(server.path("/epoch"), FileTime.fromMillis(0));
        String time =
                DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC)
                        .format(recent);
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("LIST"))
                    .hasSize(4)
                    .anyMatch(line -> line.endsWith(" " + time + " recent"))
                    .anyMatch(line -> line.endsWith(" Feb 03  2001 old"))
                    .anyMatch(line -> line.endsWith(" Feb 29  2196 future"))
                    .anyMatch(line -> line.endsWith(" Jan 01  1970 epoch"));
        }
    }

    @Test
    @Proves("R32")
    void sendsNothingForAnEmptyDirectory() {
        server.mkdir("/empty");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("LIST empty")).isEmpty();
            ftp.expectInSync();
        }
    }

    @Test
    @Proves("R32")
    void answers550ToWhatIsNotThereBeforeAnyPreliminaryReply() {
        server.write("/file", "x");
        try (WireClient ftp = server.login()) {
            for (String path : List.of("missing", "missing/x", "file/x", "*", "fil?", "~", "-Z")) {
                try (DataSocket data = ftp.passive()) {
                    ftp.send("LIST " + path).expect(550);
                    assertThat(data.drain()).isZero();
                }
            }
        }
    }

    @Test
    void listsAFileByItself() {
        server.write("/dir/a", "12345").write("/dir/b", "");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("LIST dir/a")).singleElement().asString().matches("-rw.* 5 .* a");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST -a d", "LIST -l d", "LIST -la d", "LIST -aAlL1F d", "LIST -a -l d",
                "LIST -R d", "LIST -lt d", "LIST /d", "LIST d/", "LIST ./d/."
            })
    @Proves({"A17", "F12"})
    void readsAndDropsOptionsOfLs(String command) {
        server.write("/d/sub/deep", "").write("/d/a", "");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list(command))
                    .hasSize(2)
                    .anyMatch(line -> line.endsWith(" a"))
                    .anyMatch(line -> line.endsWith(" sub"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIST", "LIST -a", "LIST -la", "LIST .", "LIST -a ."})
    void listsWhereItIsWithoutAPath(String command) {
        server.write("/d/a", "");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD d").expect(250);
            assertThat(ftp.list(command)).singleElement().asString().endsWith(" a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TYPE A", "TYPE I"})
    @Proves("R40")
    void endsLinesWithCrLfInEachType(String type) {
        server.write("/a", "").write("/b", "");
        try (WireClient ftp = server.login()) {
            ftp.send(type).expect(200);
            assertThat(ftp.list("LIST")).hasSize(2); // list() insists on CR LF
        }
    }

    @Test
    @Proves({"A10", "R101"})
    void leavesOutNamesThatWouldBreakALine() throws IOException {
        server.write("/a\r\n226 forged", "").write("/b\nc", "").write("/d", "");
        Files.createSymbolicLink(server.path("/link"), Path.of("x\r\ny"));
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("LIST"))
                    .hasSize(2)
                    .anyMatch(line -> line.endsWith(" d"))
                    .anyMatch(line -> line.contains(" link"));
        }
    }

    @Test
    void answers425WithoutADataConnection() {
        try (WireClient ftp = server.login()) {
            ftp.send("LIST").expect(425).expectInSync();
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("LIST").expect(530);
        }
    }
}
