package dev.wherry.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NLST: RFC 959 §4.1.3, RFC 1123 §4.1.2.7. */
class NlstTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @ParameterizedTest
    @ValueSource(strings = {"TYPE A", "TYPE I"})
    @Proves("R40")
    void sendsNamesThatCanStandBehindRetr(String type) {
        for (String name :
                List.of("a", " b  c ", "-l", "é", "e\u0301", "日本", "\"", "a\\b", "%20")) {
            server.write("/" + name, "of " + name);
        }
        try (WireClient ftp = server.login()) {
            ftp.send(type).expect(200);
            List<String> names = ftp.list("NLST");
            assertThat(names).hasSize(9);
            for (String name : names) {
                assertThat(ftp.download("RETR " + name)).asString(UTF_8).isEqualTo("of " + name);
                ftp.expect(226);
            }
        }
    }

    @Test
    @Proves({"R40", "R32"})
    void sendsBareNamesAndNoHeader() {
        server.write("/d/a", "").mkdir("/d/sub").mkdir("/empty");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("NLST d")).containsExactlyInAnyOrder("a", "sub");
            assertThat(ftp.list("NLST -la d")).containsExactlyInAnyOrder("a", "sub");
            assertThat(ftp.list("NLST d/a")).containsExactly("a");
            assertThat(ftp.list("NLST empty")).isEmpty();
        }
    }

    @Test
    @Proves("R32")
    void answers550ToWhatIsNotThere() {
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("NLST missing").expect(550);
            assertThat(data.drain()).isZero();
            ftp.send("NLST *").expect(550);
        }
    }

    @Test
    @Proves("R81")
    void keepsNamesThatAreNoUtf8ByteForByte() {
        try (WireClient ftp = server.login()) {
            ftp.sendRaw("MKD a\u00fe\r\n").expect(257).sendRaw("MKD a\u00fd\r\n").expect(257);
            byte[] listed = ftp.download("NLST");
            ftp.expect(226);
            assertThat(new String(listed, ISO_8859_1).split("\r\n"))
                    .containsExactlyInAnyOrder("a\u00fe", "a\u00fd");
            ftp.sendRaw("RMD a\u00fe\r\n").expect(250);
            assertThat(new String(ftp.download("NLST"), ISO_8859_1)).isEqualTo("a\u00fd\r\n");
            ftp.expect(226).sendRaw("RMD a\u00fd\r\n").expect(250);
        }
    }

    @Test
    @Proves("R82")
    void doesNotRewriteNames() {
        server.write("/é", "composed").write("/e\u0301", "decomposed");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("NLST")).containsExactlyInAnyOrder("é", "e\u0301");
        }
    }

    @Test
    @Proves({"A10", "R101"})
    void leavesOutNamesThatWouldBreakALine() {
        server.write("/a\r\nb", "").write("/c\u007f", "").write("/d", "");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("NLST")).containsExactly("d");
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("NLST").expect(530);
        }
    }
}
