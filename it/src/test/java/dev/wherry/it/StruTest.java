package dev.wherry.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** STRU: RFC 959 §4.1.2. */
class StruTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @Test
    @Proves({"R20", "R46", "R5"})
    void isFile() {
        try (WireClient ftp = server.login()) {
            ftp.send("STRU F").expect(200).send("STRU f").expect(200);
            ftp.send("STRU R").expect(504).send("STRU P").expect(504);
        }
    }

    @Test
    @Proves("R5")
    void isRefusedWith501IfItIsNone() {
        try (WireClient ftp = server.login()) {
            ftp.send("STRU").expect(501).send("STRU File").expect(501);
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("STRU F").expect(530);
        }
    }
}
