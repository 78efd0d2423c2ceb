package dev.wherry.it;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LANG: RFC 2640 §4. */
class LangTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @ParameterizedTest
    @ValueSource(strings = {"LANG", "LANG EN", "LANG en", "LANG EN-GB"})
    @Proves("R83")
    void speaksEnglish(String command) {
        try (WireClient ftp = server.connect()) {
            ftp.send(command).expect(200).login("alice", "secret").send(command).expect(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "fr-CA", "ENGLISH", "i-klingon"})
    @Proves({"R83", "R84"})
    void speaksNothingElse(String tag) {
        try (WireClient ftp = server.connect()) {
            ftp.send("LANG " + tag).expect(504);
            ftp.send("SYST").expectExactly("215 UNIX Type: L8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"E1", "EN_GB", "EN GB", "-", "EN-", "ABCDEFGHI", "é"})
    @Proves("R83")
    void refusesWhatIsNoTag(String tag) {
        try (WireClient ftp = server.connect()) {
            ftp.send("LANG " + tag).expect(501);
        }
    }
}
