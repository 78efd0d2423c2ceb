package dev.wherry.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names there can be: bytes as they are, and none that could be taken for something else. */
class NamesTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    // NUL

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USER alice",
                "PASS secret",
                "CWD d",
                "RETR file",
                "STOR file",
                "MKD d",
                "RNFR a",
                "SITE CHMOD 644 file",
                "MFMT 20010203040506 file",
                "OPTS MLST size;",
                "TYPE I",
                "PORT 127,0,0,1,9,9",
                "EPRT |1|127.0.0.1|2313|",
                "REST 1",
                "HELP x",
                "STAT x",
            })
    @Proves("A9")
    void refusesNulAtEachPlace(String command) {
        server.write("/file", "content");
        try (WireClient ftp = server.login()) {
            for (int at = 0; at <= command.length(); at++) {
                ftp.sendRaw(command.substring(0, at) + "\0" + command.substring(at) + "\r\n");
                assertThat(ftp.reply().code()).as("NUL at " + at).isIn(500, 501);
            }
            ftp.expectInSync();
            assertThat(server.names("/")).containsExactly("file");
            assertThat(server.readText("/file")).isEqualTo("content");
        }
    }

    // Control characters

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 10, 13, 27, 31, 127})
    @Proves({"A10", "R79"})
    void makesNoNameWithAControlCharacter(int control) {
        server.write("/file", "content");
        String name = control == '\r' ? "a\r\0b" : "a" + (char) control + "b";
        try (WireClient ftp = server.login()) {
            if (control == '\n') {
                return; // ends the command: there is no such name on the wire
            }
            ftp.sendRaw("MKD " + name + "\r\n");
            assertThat(ftp.reply().code()).isIn(550, 553);
            ftp.send("RNFR file").expect(350).sendRaw("RNTO " + name + "\r\n").expect(553);
            ftp.passive();
            ftp.sendRaw("STOR " + name + "\r\n").expect(553);
            ftp.passive();
            ftp.sendRaw("APPE " + name + "\r\n");
            assertThat(ftp.reply().code()).isIn(550, 553);
            ftp.passive();
            ftp.sendRaw("STOU " + name + "\r\n").expect(553);
            assertThat(server.names("/")).containsExactly("file");
        }
    }

    @Test
    @Proves({"A10", "R101", "H12"})
    void showsNoNameThatForgesALine() throws IOException {
        List<String> forged =
                List.of(
                        "a\r\n-rw-r--r-- 1 x x 0 Jan 01 00:00 forged",
                        "a\r\n226 done",
                        "b\n",
                        "c\u001b[2J",
                        "tab\tname",
                        "del\u007f");
        for (String name : forged) {
            Files.createDirectory(server.root().resolve(name));
        }
        server.write("/plain", "x");
        try (WireClient ftp = server.login()) {
            for (String command : List.of("LIST", "NLST", "MLSD")) {
                assertThat(ftp.list(command)).as(command).hasSize(1);
            }
            assertThat(ftp.ask("STAT /").inner()).hasSize(1);
            ftp.sendRaw("CWD tab\tname\r\n");
            if (ftp.reply().code() == 250) {
                assertThat(ftp.ask("PWD").lines()).hasSize(1);
            }
            ftp.sendRaw("CWD /a\r\0\n226 done\r\n");
            ftp.reply();
            ftp.reply(); // 226 done was a command of its own
            assertThat(ftp.ask("PWD").lines()).hasSize(1);
        }
    }

    // Bytes

    @Test
    @Proves("A11")
    void takesABackslashForAnOrdinaryLetter() {
        try (WireClient ftp = server.login()) {
            for (String name :
                    List.of("a\\b", "..\\..\\x", "C:\\x", "\\\\host\\share", "C:", "\\")) {
                ftp.upload("STOR " + name, name).expect(226);
                assertThat(server.names("/")).containsExactly(name);
                assertThat(ftp.list("NLST")).containsExactly(name);
                assertThat(ftp.list("MLSD")).singleElement().asString().endsWith("; " + name);
                assertThat(ftp.download("RETR " + name)).asString().isEqualTo(name);
                ftp.expect(226).send("DELE " + name).expect(250);
            }
        }
    }

    @Test
    @Proves({"A13", "R81"})
    void keepsNamesThatAreNotUtf8Apart() {
        List<String> names =
                List.of(
                        "a\u00FF",
                        "a\u00FE",
                        "\u00C0\u00AE\u00C0\u00AE",
                        "\u00ED\u00A0\u0080",
                        "\u00E9");
        try (WireClient ftp = server.login()) {
            for (String name : names) {
                DataSocket data = ftp.passive();
                ftp.sendRaw("STOR " + name + "\r\n").expectPreliminary();
                data.write(name.getBytes(ISO_8859_1)).close();
                ftp.expect(226);
            }
            String listed = new String(ftp.download("NLST"), ISO_8859_1);
            ftp.expect(226);
            assertThat(listed.split("\r\n")).containsExactlyInAnyOrderElementsOf(names);
            for (String name : names) {
                DataSocket data = ftp.passive();
                ftp.sendRaw("RETR " + name + "\r\n").expectPreliminary();
                assertThat(data.readAll()).isEqualTo(name.getBytes(ISO_8859_1));
                ftp.expect(226).sendRaw("DELE " + name + "\r\n").expect(250);
            }
            assertThat(server.names("/")).isEmpty();
        }
    }

    @Test
    @Proves({"A13", "R82"})
    void keepsTheFormsOfUnicodeApart() {
        List<String> names =
                List.of(
                        "\u00E9",
                        "e\u0301",
                        "．．",
                        "／",
                        "a\u202Eb",
                        "\u00C5",
                        "A\u030A",
                        "\u212B",
                        "ß",
                        "ẞ");
        try (WireClient ftp = server.login()) {
            for (String name : names) {
                ftp.upload("STOR " + name, name).expect(226);
            }
            assertThat(ftp.list("NLST")).containsExactlyInAnyOrderElementsOf(names);
            for (String name : names) {
                assertThat(ftp.download("RETR " + name)).asString(UTF_8).isEqualTo(name);
                ftp.expect(226);
            }
        }
    }

    @Test
    @Proves("H12")
    void refusesNamesThatAreTooLong() {
        String longest = "n".repeat(255);
        try (WireClient ftp = server.login()) {
            ftp.upload("STOR " + longest, "x").expect(226);
            assertThat(ftp.list("NLST")).containsExactly(longest);
            ftp.passive();
            ftp.send("STOR " + longest + "n").expect(553);
            ftp.passive();
            ftp.send("STOR " + "é".repeat(128)).expect(553);
            ftp.send("RNFR " + longest).expect(350).send("RNTO n" + longest).expect(553);
            assertThat(ftp.ask("MKD " + "n".repeat(4_000)).code()).isIn(550, 553);
            ftp.send("CWD " + "d/".repeat(2_000)).expect(550).expectInSync();
        }
    }

    // Hidden names

    @Test
    @Proves("H5")
    void leavesTheNamesOfUnfinishedUploadsToTheServer() {
        server.write("/.wherry-1-abc-def.part", "x").write("/file", "y");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("NLST -a")).containsExactly("file");
            ftp.send("SIZE .wherry-1-abc-def.part").expect(550);
            ftp.send("DELE .wherry-1-abc-def.part").expect(550);
            ftp.send("RNFR file").expect(350).send("RNTO .wherry-1-abc-xyz.part").expect(553);
            ftp.passive();
            ftp.send("STOR .WHERRY-1-abc-xyz.part").expect(553);
        }
        server.clear();
    }
}
