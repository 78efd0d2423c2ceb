package dev.wherry.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MLSD: RFC 3659 §7. */
class MlsdTest {
    private static final String ENTRY = "([A-Za-z0-9.-]+=[^;\\x00-\\x20]*;)* .+";

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    private static Map<String, String> facts(String line) {
        return Stream.of(line.substring(0, line.indexOf(' ')).split(";"))
                .collect(
                        Collectors.toMap(
                                fact -> fact.substring(0, fact.indexOf('=')),
                                fact -> fact.substring(fact.indexOf('=') + 1)));
    }

    private static Map<String, String> factsOf(List<String> lines, String name) {
        return facts(lines.stream().filter(l -> l.endsWith("; " + name)).findFirst().orElseThrow());
    }

    @Test
    @Proves({"R95", "R96", "R97"})
    void tellsFactsAndNames() throws IOException {
        server.write("/d/a b", "12345").mkdir("/d/sub");
        Files.setLastModifiedTime(
                server.path("/d/a b"), FileTime.from(Instant.parse("2020-02-29T01:02:03.9Z")));
        Files.setPosixFilePermissions(
                server.path("/d/a b"), PosixFilePermissions.fromString("rw-r-----"));
        try (WireClient ftp = server.login()) {
            List<String> lines = ftp.list("MLSD d");
            assertThat(lines).hasSize(2).allMatch(line -> line.matches(ENTRY));
            assertThat(factsOf(lines, "a b"))
                    .containsEntry("type", "file")
                    .containsEntry("size", "5")
                    .containsEntry("modify", "20200229010203")
                    .containsEntry("perm", "arwdf")
                    .containsEntry("unix.mode", "0640")
                    .containsKeys("unique", "unix.owner", "unix.group");
            assertThat(factsOf(lines, "sub"))
                    .containsEntry("type", "dir")
                    .containsEntry("perm", "celmpdf");
        }
    }

    @Test
    @Proves({"R95", "R96"})
    void tellsOnlyTheFactsThatWereChosen() {
        server.write("/d/a", "12345");
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST size;type;").expect(200);
            assertThat(ftp.list("MLSD d")).containsExactly("type=file;size=5; a");
            ftp.send("OPTS MLST").expect(200);
            assertThat(ftp.list("MLSD d")).containsExactly(" a");
            ftp.send("OPTS MLST size;").expect(200);
            assertThat(ftp.list("MLSD d")).containsExactly("size=5; a");
        }
    }

    @Test
    @Proves("R97")
    void tellsVisitorsWhatTheyMayDo() {
        server.write("/a", "").mkdir("/sub");
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("OPTS MLST perm;").expect(200);
            assertThat(ftp.list("MLSD")).containsExactlyInAnyOrder("perm=r; a", "perm=el; sub");
        }
    }

    @Test
    @Proves("R98")
    void givesAFileOneIdUnderAllItsNamesButNotItsInode() throws IOException {
        server.write("/a", "").write("/b", "");
        Files.createLink(server.path("/again"), server.path("/a"));
        String inode = Files.getAttribute(server.path("/a"), "unix:ino").toString();
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST unique;").expect(200);
            List<String> lines = ftp.list("MLSD");
            String id = factsOf(lines, "a").get("unique");
            assertThat(factsOf(lines, "again")).containsEntry("unique", id);
            assertThat(factsOf(lines, "b").get("unique")).isNotEqualTo(id);
            assertThat(ftp.ask("MLST a").inner()).containsExactly(" unique=" + id + "; /a");
            assertThat(id)
                    .doesNotContain(inode)
                    .doesNotContain(Long.toHexString(Long.parseLong(inode)));
            assertThat(ftp.list("MLSD")).containsExactlyInAnyOrderElementsOf(lines);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TYPE A", "TYPE I"})
    @Proves("R94")
    void endsLinesWithCrLfInEachType(String type) {
        server.write("/a", "").write("/b", "");
        try (WireClient ftp = server.login()) {
            ftp.send(type).expect(200);
            assertThat(ftp.list("MLSD")).hasSize(2);
        }
    }

    @Test
    @Proves({"R94", "R85"})
    void answers501ToAFileAnd550ToWhatIsNotThere() {
        server.write("/file", "");
        try (WireClient ftp = server.login()) {
            for (String path : List.of("file", "missing", "missing/x", "file/x", "f*", "-a")) {
                try (DataSocket data = ftp.passive()) {
                    ftp.send("MLSD " + path).expect(path.equals("file") ? 501 : 550);
                    assertThat(data.drain()).isZero();
                }
            }
        }
    }

    @Test
    void sendsNothingForAnEmptyDirectory() {
        server.mkdir("/empty");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("MLSD empty")).isEmpty();
        }
    }

    @Test
    @Proves({"A10", "R101"})
    void leavesOutNamesThatWouldBreakALine() {
        server.write("/a\r\ntype=dir; b", "").write("/d", "");
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST type;").expect(200);
            assertThat(ftp.list("MLSD")).containsExactly("type=file; d");
        }
    }

    @Test
    @Proves("R81")
    void keepsNamesThatAreNoUtf8ByteForByte() {
        try (WireClient ftp = server.login()) {
            ftp.sendRaw("MKD a\u00fe\r\n").expect(257).send("OPTS MLST type;").expect(200);
            assertThat(new String(ftp.download("MLSD"), ISO_8859_1))
                    .isEqualTo("type=dir; a\u00fe\r\n");
            ftp.expect(226).sendRaw("RMD a\u00fe\r\n").expect(250);
        }
    }

    @Test
    void tellsOfLinksWhatTheyLeadTo() throws IOException {
        server.write("/d/a", "12345").mkdir("/target");
        Files.createSymbolicLink(server.path("/d/file"), Path.of("a"));
        Files.createSymbolicLink(server.path("/d/dir"), Path.of("../target"));
        Files.createSymbolicLink(server.path("/d/nowhere"), Path.of("missing"));
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST type;").expect(200);
            assertThat(ftp.list("MLSD d"))
                    .containsExactlyInAnyOrder(
                            "type=file; a",
                            "type=file; file",
                            "type=dir; dir",
                            "type=OS.unix=slink; nowhere");
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("MLSD").expect(530);
        }
    }
}
