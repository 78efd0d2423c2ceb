package dev.wherry.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server without a certificate. */
class AuthWithoutTlsTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @Test
    @Proves("R51")
    void isNotOffered() {
        try (WireClient ftp = server.connect()) {
            ftp.send("AUTH TLS").expect(502).send("AUTH X").expect(502);
            ftp.send("PBSZ 0").expect(503).send("PROT P").expect(503);
            ftp.send("CCC").expect(533);
            assertThat(ftp.ask("FEAT").inner())
                    .doesNotContain(" AUTH TLS", " PBSZ", " PROT", " CCC");
            ftp.login("alice", "secret").expectInSync();
        }
    }
}
