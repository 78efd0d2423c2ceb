package dev.wherry.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SMNT: RFC 959 §4.1.1. */
class SmntTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @Test
    @Proves({"R37", "R5"})
    void isNotOffered() {
        try (WireClient ftp = server.login()) {
            ftp.send("SMNT /mnt").expect(502).expectInSync();
        }
    }

    @Test
    void needsAnArgumentAndALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("SMNT /mnt").expect(530).login("alice", "secret").send("SMNT").expect(501);
        }
    }
}
