package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** REST: RFC 3659 §5. */
class RestTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    private static final String DIGITS = "0123456789";

    private String retr(WireClient ftp) {
        String text = new String(ftp.download("RETR a"), UTF_8);
        ftp.expect(226);
        return text;
    }

    @Test
    @Proves({"R28", "R90"})
    void setsTheStartOfTheNextDownloadOnly() {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            ftp.send("REST 4").expect(350);
            assertThat(retr(ftp)).isEqualTo("456789");
            assertThat(retr(ftp)).isEqualTo(DIGITS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP", "TYPE I", "SIZE a", "PASV", "EPSV", "PORT 127,0,0,1,200,200"})
    @Proves({"G2", "R90"})
    void isKeptBy(String command) {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            ftp.send("REST 4").expect(350).ask(command);
            assertThat(retr(ftp)).isEqualTo("456789");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PWD", "CWD /", "STAT", "MLST a", "SYST", "RNFR a", "XYZZY", "REST x", "LIST"
            })
    @Proves({"G2", "R90"})
    void isClearedBy(String command) {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            ftp.send("REST 4").expect(350).ask(command);
            assertThat(retr(ftp)).isEqualTo(DIGITS);
        }
    }

    @Test
    @Proves("G2")
    void worksBehindPasvAndBeforeIt() {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("REST 7").expect(350).send("RETR a").expectPreliminary();
            assertThat(data.readAll()).asString(UTF_8).isEqualTo("789");
            ftp.expect(226);
        }
    }

    @Test
    @Proves("R90")
    void isClearedByZeroAndByAFailedTransfer() {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            ftp.send("REST 4").expect(350).send("REST 0").expect(350);
            assertThat(retr(ftp)).isEqualTo(DIGITS);
            ftp.send("REST 4").expect(350).send("RETR missing").expect(550);
            assertThat(retr(ftp)).isEqualTo(DIGITS);
            ftp.send("REST 4").expect(350).send("RETR a").expect(425);
            assertThat(retr(ftp)).isEqualTo(DIGITS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1", "+1", "1e9", "0x10", "abc", "9223372036854775808", "18446744073709551615",
                "99999999999999999999999999", "1 2", " 1", "1 ", "1.0", "٤", ""
            })
    @Proves({"F15", "R89"})
    void refusesWhatIsNoOffset(String offset) {
        try (WireClient ftp = server.login()) {
            ftp.send("REST " + offset).expect(501);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "1000000000000", "9223372036854775807"})
    @Proves({"F15", "R50", "R89"})
    void isRefusedPastTheEndAtTheTransfer(String offset) {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("REST " + offset).expect(350).send("RETR a").expect(554);
            assertThat(data.drain()).isZero();
            ftp.send("REST " + offset).expect(350);
            try (DataSocket second = ftp.passive()) {
                ftp.send("STOR a").expect(554);
                assertThat(second.drain()).isZero();
            }
            assertThat(server.readText("/a")).isEqualTo(DIGITS);
        }
    }

    @Test
    void atTheEndSendsNothing() {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            ftp.send("REST 10").expect(350);
            assertThat(retr(ftp)).isEmpty();
        }
    }

    @Test
    @Proves("H6")
    void continuesAnUpload() {
        server.write("/a", "01234");
        try (WireClient ftp = server.login()) {
            ftp.send("REST 5").expect(350).upload("STOR a", "56789").expect(226);
            assertThat(server.readText("/a")).isEqualTo(DIGITS);
            ftp.send("REST 2").expect(350).upload("STOR a", "xx").expect(226);
            assertThat(server.readText("/a")).isEqualTo("01xx456789");
        }
    }

    @Test
    @Proves("R91")
    void isRefusedWithAppeAndStou() {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("REST 4").expect(350).send("APPE a").expect(450);
            ftp.send("REST 4").expect(350).send("STOU").expect(450);
            assertThat(data.drain()).isZero();
            assertThat(server.readText("/a")).isEqualTo(DIGITS);
        }
    }

    @Test
    @Proves("R92")
    void isRefusedInAscii() {
        try (WireClient ftp = server.login()) {
            ftp.send("TYPE A").expect(200).send("REST 4").expect(501);
        }
    }

    @Test
    @Proves("R50")
    void doesNotFitATypeThatWasChangedBehindIt() {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            ftp.send("REST 4").expect(350).send("TYPE A").expect(200);
            try (DataSocket data = ftp.passive()) {
                ftp.send("RETR a").expect(555);
                assertThat(data.drain()).isZero();
            }
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("REST 4").expect(530);
        }
    }
}
