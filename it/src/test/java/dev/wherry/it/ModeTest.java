package dev.wherry.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MODE: RFC 959 §4.1.2. */
class ModeTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @Test
    @Proves({"R20", "R46", "R5"})
    void isStream() {
        try (WireClient ftp = server.login()) {
            ftp.send("MODE S").expect(200).send("MODE s").expect(200);
            ftp.send("MODE B").expect(504).send("MODE C").expect(504).send("MODE Z").expect(504);
        }
    }

    @Test
    @Proves("R5")
    void isRefusedWith501IfItIsNone() {
        try (WireClient ftp = server.login()) {
            ftp.send("MODE").expect(501).send("MODE Stream").expect(501);
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("MODE S").expect(530);
        }
    }
}
