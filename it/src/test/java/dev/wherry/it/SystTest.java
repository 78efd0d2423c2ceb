package dev.wherry.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SYST: RFC 959 §4.1.3. */
class SystTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @Test
    @Proves({"R33", "E14"})
    void saysUnixAndNoMore() {
        try (WireClient ftp = server.connect()) {
            ftp.send("SYST").expectExactly("215 UNIX Type: L8").login("alice", "secret");
            ftp.send("SYST").expectExactly("215 UNIX Type: L8").send("SYST x").expect(501);
        }
    }
}
