package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OPTS: RFC 2389 §4, RFC 3659 §7.9. */
class OptsTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTS UTF8 ON",
                "opts utf8 on",
                "OPTS UTF-8 ON",
                "OPTS UTF8",
                "OPTS UTF8 NLST"
            })
    @Proves({"R62", "R63"})
    void takesUtf8BeforeAndAfterTheLogin(String command) {
        try (WireClient ftp = server.connect()) {
            ftp.send(command).expect(200).login("alice", "secret").send(command).expect(200);
        }
    }

    @Test
    @Proves("R62")
    void doesNotSwitchUtf8Off() {
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS UTF8 OFF").expect(504).send("MKD é").expect(257);
            assertThat(server.names("/")).containsExactly("é");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTS",
                "OPTS ",
                "OPTS LIST -a",
                "OPTS X",
                "OPTS  UTF8 ON",
                "OPTS UTF8 MAYBE"
            })
    @Proves({"R62", "R5"})
    void refusesOptionsThatAreNotThere(String command) {
        try (WireClient ftp = server.connect()) {
            ftp.send(command).expect(501);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "type;size;, type;size;",
                "SIZE;Type;, type;size;",
                "unix.mode;MODIFY;, modify;unix.mode;",
                "type;bogus;size;type;, type;size;"
            })
    @Proves("R100")
    void selectsFacts(String wanted, String selected) {
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST " + wanted).expectExactly("200 MLST OPTS " + selected);
        }
    }

    @Test
    @Proves("R100")
    void selectsNoFactsAtAll() {
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST").expectExactly("200 MLST OPTS");
            ftp.send("OPTS MLST bogus;").expectExactly("200 MLST OPTS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "type;size", "type; size;", ";", "type;;size;", " type;"})
    @Proves("R100")
    void keepsTheOldFactsWhenTheListIsMalformed(String facts) {
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST type;size;").expect(200).send("OPTS MLST " + facts).expect(501);
            assertThat(ftp.ask("MLST").inner().getFirst()).matches(" type=dir;size=[0-9]+; /");
        }
    }

    @Test
    @Proves("R99")
    void movesTheAsterisksOfFeat() {
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST size;create;").expect(200);
            assertThat(ftp.ask("FEAT").inner())
                    .contains(
                            " MLST type;size*;modify;perm;unique;unix.mode;unix.owner;unix.group;"
                                    + "unix.uid;unix.gid;create*;media-type;");
        }
    }

    @Test
    @Proves("R123")
    void choosesTheAlgorithmOfHash() {
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS HASH").expectExactly("200 SHA-256");
            ftp.send("OPTS HASH sha-512").expectExactly("200 SHA-512");
            ftp.send("OPTS HASH MD6").expect(501).send("OPTS HASH").expectExactly("200 SHA-512");
            assertThat(ftp.ask("FEAT").inner()).contains(" HASH SHA-256;SHA-512*;SHA-1;MD5;CRC32");
        }
    }
}
