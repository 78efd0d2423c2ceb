package dev.wherry.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** NOOP: RFC 959 §4.1.3. */
class NoopTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @Test
    @Proves("R33")
    void isAnswered200BeforeAndAfterTheLogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("NOOP").expect(200).login("alice", "secret").send("NOOP").expect(200);
        }
    }

    @Test
    void takesNoArgument() {
        try (WireClient ftp = server.connect()) {
            ftp.send("NOOP x").expect(501);
        }
    }
}
