package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No listing fails because of what it meets. */
@PlainOnly("is about the text of listings, and takes long")
class ListingTest {
    @RegisterExtension
    final TestFtpServer server = TestFtpServer.onDisk().with(b -> b.timesInUtc(true));

    private enum Verb {
        LIST,
        NLST,
        MLSD
    }

    private static final int LONGEST_NAME = 255;

    // A directory that is gone

    @ParameterizedTest
    @EnumSource
    @Proves("H11")
    void answers550WhenTheWorkingDirectoryWasDeleted(Verb verb) throws IOException {
        server.mkdir("/d/e");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD d/e").expect(250);
            Files.delete(server.path("/d/e"));
            try (DataSocket data = ftp.passive()) {
                ftp.send(verb.name()).expect(550);
                assertThat(data.drain()).isZero();
            }
            ftp.send("STAT .").expect(550).send("MLST").expect(550);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/d/e");
            ftp.send("CDUP").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/d");
            assertThat(ftp.list(verb.name())).isEmpty();
        }
    }

    @Test
    @Proves("H11")
    void goesOnInADirectoryThatWasMadeAgain() throws IOException {
        server.mkdir("/d");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD d").expect(250);
            Files.delete(server.path("/d"));
            ftp.send("STOR a").expect(553).send("MKD /d").expect(257);
            assertThat(ftp.list("NLST")).isEmpty();
        }
    }

    @Test
    @Proves("H11")
    void leavesADeletedDirectoryWithItsParentsUpwards() throws IOException {
        server.mkdir("/d/e/f");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD d/e/f").expect(250);
            Files.delete(server.path("/d/e/f"));
            Files.delete(server.path("/d/e"));
            Files.delete(server.path("/d"));
            ftp.send("CWD /").expect(250).expectInSync();
            assertThat(ftp.list("NLST")).isEmpty();
        }
    }

    // Entries of all kinds

    @ParameterizedTest
    @EnumSource
    @Proves("H11")
    void showsWhatCannotBeRead(Verb verb) throws IOException {
        server.write("/locked-file", "12345").write("/locked-dir/a", "").write("/open", "");
        Files.setPosixFilePermissions(
                server.path("/locked-file"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(
                server.path("/locked-dir"), PosixFilePermissions.fromString("---------"));
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list(verb.name()))
                    .hasSize(3)
                    .anyMatch(line -> line.endsWith("locked-file"))
                    .anyMatch(line -> line.endsWith("locked-dir"))
                    .anyMatch(line -> line.endsWith("open"));
        } finally {
            Files.setPosixFilePermissions(
                    server.path("/locked-dir"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("H11")
    void showsLinksThatLeadNowhereOrInCircles(Verb verb) throws IOException {
        server.write("/a", "");
        Files.createSymbolicLink(server.path("/broken"), Path.of("missing"));
        Files.createSymbolicLink(server.path("/itself"), Path.of("itself"));
        Files.createSymbolicLink(server.path("/here"), Path.of("there"));
        Files.createSymbolicLink(server.path("/there"), Path.of("here"));
        Files.createSymbolicLink(server.path("/up"), Path.of("."));
        try (WireClient ftp = server.login()) {
            List<String> lines = ftp.list(verb.name());
            assertThat(lines).hasSize(6).anyMatch(line -> line.endsWith("a"));
            for (String link : List.of("broken", "itself", "here", "there", "up")) {
                assertThat(lines).anyMatch(line -> line.contains(link));
            }
            ftp.expectInSync();
        }
    }

    @Test
    @Proves("H11")
    void answersEachQuestionAboutABrokenLink() throws IOException {
        Files.createSymbolicLink(server.path("/broken"), Path.of("missing"));
        try (WireClient ftp = server.login()) {
            for (String command :
                    List.of("CWD broken", "SIZE broken", "MDTM broken", "RETR broken")) {
                ftp.send(command).expect(550);
            }
            ftp.send("DELE broken").expect(250);
            assertThat(server.names("/")).isEmpty();
        }
    }

    // Depth

    @ParameterizedTest
    @ValueSource(strings = {"LIST -R", "LIST -lR", "LIST -laR .", "NLST -R", "STAT -R ."})
    @Proves("F12")
    void doesNotDescend(String command) throws IOException {
        server.write("/d/e/f/g", "").write("/a", "");
        Files.createSymbolicLink(server.path("/loop"), Path.of("."));
        try (WireClient ftp = server.login()) {
            List<String> lines =
                    command.startsWith("STAT") ? ftp.ask(command).inner() : ftp.list(command);
            assertThat(lines)
                    .hasSize(3)
                    .anyMatch(line -> line.endsWith("a"))
                    .anyMatch(line -> line.endsWith("d"))
                    .anyMatch(line -> line.contains("loop"));
        }
    }

    @Test
    @Proves("F12")
    void worksFarDown() {
        int depth = 400;
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < depth; i++) {
                ftp.send("MKD d").expect(257).send("CWD d").expect(250);
            }
            ftp.upload("STOR a", "deep").expect(226);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/d".repeat(depth));
            assertThat(ftp.list("NLST")).containsExactly("a");
            assertThat(ftp.list("LIST -R /")).singleElement().asString().endsWith(" d");
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("deep");
            ftp.expect(226);
            ftp.send("RMD /d").expect(550).send("DELE a").expect(250);
            for (int i = 0; i < depth; i++) {
                ftp.send("CDUP").expect(250).send("RMD d").expect(250);
            }
            assertThat(server.names("/")).isEmpty();
        }
    }

    // Names and dates

    @ParameterizedTest
    @ValueSource(strings = {"n", "é", "日", "😀"})
    @Proves("H12")
    void showsTheLongestNames(String character) {
        int width = character.getBytes(UTF_8).length;
        String name = character.repeat(LONGEST_NAME / width);
        server.write("/" + name, "12345");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("NLST")).containsExactly(name);
            assertThat(ftp.list("LIST")).singleElement().asString().endsWith(" " + name);
            assertThat(ftp.list("MLSD")).singleElement().asString().endsWith("; " + name);
            assertThat(ftp.ask("SIZE " + name).text()).isEqualTo("5");
            ftp.send("STAT " + name).expect(213).send("MLST " + name).expect(250).expectInSync();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "STOR, 553",
        "STOU, 553",
        "MKD, 553",
        "RETR, 550",
        "SIZE, 550",
        "CWD, 550",
        "DELE, 550",
        "MLST, 550",
        "LIST, 550",
    })
    @Proves("H12")
    void refusesNamesThatAreTooLong(String verb, int code) {
        try (WireClient ftp = server.login()) {
            for (int length : new int[] {LONGEST_NAME + 1, 1_000, 4_000}) {
                try (DataSocket data = ftp.passive()) {
                    ftp.send(verb + " " + "n".repeat(length)).expect(code);
                    if (List.of("STOR", "STOU", "RETR", "LIST").contains(verb)) {
                        assertThat(data.drain()).isZero();
                    }
                }
            }
            ftp.expectInSync();
            assertThat(server.names("/")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1600-01-02T03:04:05Z, 1600, 16000102030405",
        "1901-12-13T20:45:51Z, 1901, 19011213204551",
        "1969-12-31T23:59:59Z, 1969, 19691231235959",
        "1970-01-01T00:00:00Z, 1970, 19700101000000",
        "2038-01-19T03:14:08Z, 2038, 20380119031408",
        "2500-02-28T23:59:59Z, 2500, 25000228235959",
        "9999-12-31T23:59:59Z, 9999, 99991231235959",
    })
    @Proves("H12")
    void showsAnyYear(String time, String year, String fact) throws IOException {
        server.write("/a", "");
        Files.setLastModifiedTime(server.path("/a"), FileTime.from(Instant.parse(time)));
        Instant kept = Files.getLastModifiedTime(server.path("/a")).toInstant();
        boolean exact = kept.equals(Instant.parse(time)); // no file system keeps all of them
        try (WireClient ftp = server.login()) {
            String line = ftp.list("LIST").getFirst();
            String facts = ftp.list("MLSD").getFirst();
            String answer = ftp.ask("MDTM a").text();
            assertThat(line).matches("-rw.* [A-Z][a-z]{2} [0-9]{2}  [0-9]{4} a");
            if (exact) {
                assertThat(line).endsWith("  " + year + " a");
                assertThat(facts).contains("modify=" + fact + ";");
                assertThat(answer).isEqualTo(fact);
            }
            ftp.send("STAT a").expect(213).expectInSync();
        }
    }

    @Test
    @Proves("H12")
    void keepsTheOrderOfNoNameButShowsEach() {
        for (int i = 0; i < 1_000; i++) {
            server.write("/f" + i, "");
        }
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("NLST")).containsExactlyInAnyOrderElementsOf(server.names("/"));
            assertThat(ftp.list("LIST")).hasSize(1_000);
            assertThat(ftp.list("MLSD")).hasSize(1_000);
        }
    }
}
