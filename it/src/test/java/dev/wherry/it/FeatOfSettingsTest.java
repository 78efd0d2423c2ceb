package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** FEAT of a server without active mode and without UTF-8: RFC 2389 §3. */
class FeatOfSettingsTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk()
                    .with(b -> b.allowActiveMode(false).charset(StandardCharsets.ISO_8859_1));

    @Test
    @Proves({"R60", "R72"})
    void leavesOutEprtWhenThereIsNoActiveMode() {
        try (WireClient ftp = server.login()) {
            ftp.send("EPRT |1|127.0.0.1|5000|").expect(502);
            ftp.send("PORT 127,0,0,1,19,136").expect(502);
            assertThat(ftp.ask("FEAT").inner()).doesNotContain(" EPRT").contains(" EPSV");
        }
    }

    @Test
    @Proves("R60")
    void leavesOutUtf8WhenNamesAreInAnotherCharset() {
        try (WireClient ftp = server.login()) {
            assertThat(ftp.ask("FEAT").inner()).doesNotContain(" UTF8");
            ftp.send("OPTS UTF8 ON").expect(504).send("OPTS UTF8 OFF").expect(200);
            ftp.sendRaw("MKD \u00e9\r\n").expect(257);
            assertThat(server.names("/")).containsExactly("é");
        }
    }
}
