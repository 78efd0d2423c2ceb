package dev.wherry.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ACCT: RFC 959 §4.1.1. */
class AcctTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @Test
    @Proves("R8")
    void isNotNeeded() {
        try (WireClient ftp = server.connect()) {
            ftp.send("ACCT mine").expect(202).login("alice", "secret");
            ftp.send("ACCT mine").expect(202).expectInSync();
        }
    }

    @Test
    @Proves("R5")
    void needsAnArgument() {
        try (WireClient ftp = server.connect()) {
            ftp.send("ACCT").expect(501);
        }
    }
}
