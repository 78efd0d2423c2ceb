package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RANG: draft-bryan-ftp-range. */
class RangTest {
    private static final String DIGITS = "0123456789";

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    private String retr(WireClient ftp) {
        String text = new String(ftp.download("RETR a"), UTF_8);
        ftp.expect(226);
        return text;
    }

    @ParameterizedTest
    @CsvSource({
        "2 5, 2345",
        "0 0, 0",
        "9 9, 9",
        "0 9, 0123456789",
        "7 99, 789",
        "0 9223372036854775807, 0123456789"
    })
    void choosesThePartOfTheNextDownload(String range, String part) {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            ftp.send("RANG " + range).expect(350);
            assertThat(retr(ftp)).isEqualTo(part);
            assertThat(retr(ftp)).isEqualTo(DIGITS);
        }
    }

    @Test
    void behindTheEndIsEmpty() {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            ftp.send("RANG 10 20").expect(350);
            assertThat(retr(ftp)).isEmpty();
        }
    }

    @Test
    void choosesThePartOfTheNextHash() {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS HASH CRC32").expect(200).send("RANG 2 5").expect(350);
            assertThat(ftp.ask("HASH a").text()).startsWith("CRC32 2-5 ");
            assertThat(ftp.ask("HASH a").text()).startsWith("CRC32 0-9 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RANG 1 0", "REST 0", "PWD", "XYZZY", "RANG 5 2", "STAT"})
    void isTakenBackBy(String command) {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            ftp.send("RANG 2 5").expect(350).ask(command);
            assertThat(retr(ftp)).isEqualTo(DIGITS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1 ",
                "1  2",
                "5 2",
                "-1 2",
                "1 -2",
                "a b",
                "1 2 3",
                "9223372036854775808 9223372036854775809"
            })
    void refusesWhatIsNoRange(String range) {
        try (WireClient ftp = server.login()) {
            ftp.send("RANG " + range).expect(501);
        }
    }

    @Test
    void isRefusedInAscii() {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            ftp.send("RANG 2 5").expect(350).send("TYPE A").expect(200);
            try (DataSocket data = ftp.passive()) {
                ftp.send("RETR a").expect(555);
                assertThat(data.drain()).isZero();
            }
            ftp.send("RANG 2 5").expect(501);
        }
    }

    @Test
    void isRefusedWithUploads() {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            for (String upload : List.of("STOR a", "APPE a", "STOU a")) {
                ftp.send("RANG 2 5").expect(350);
                try (DataSocket data = ftp.passive()) {
                    ftp.send(upload).expect(554);
                    assertThat(data.drain()).isZero();
                }
            }
            assertThat(server.names("/")).containsExactly("a");
            assertThat(server.readText("/a")).isEqualTo(DIGITS);
        }
    }

    @Test
    void replacesRestAndIsReplacedByIt() {
        server.write("/a", DIGITS);
        try (WireClient ftp = server.login()) {
            ftp.send("REST 8").expect(350).send("RANG 2 5").expect(350);
            assertThat(retr(ftp)).isEqualTo("2345");
            ftp.send("RANG 2 5").expect(350).send("REST 8").expect(350);
            assertThat(retr(ftp)).isEqualTo("89");
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("RANG 1 2").expect(530);
        }
    }
}
