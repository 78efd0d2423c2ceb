package dev.wherry.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** CCC where it is not allowed: RFC 4217 §5. */
@Proves({"D16", "R55"})
class CccRefusedTest {
    @RegisterExtension final TestFtpServer server = Ftps.onJimfs();

    @Test
    void staysProtected() {
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            ftp.send("CCC").expect(534).expectInSync();
            assertThat(ftp.ask("FEAT").inner()).doesNotContain(" CCC");
        }
    }

    @Test
    void isNothingInClear() {
        try (WireClient ftp = server.connect()) {
            ftp.send("CCC").expect(533);
        }
    }
}
