package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PWD: RFC 959 §4.1.3 and appendix II. */
class PwdTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    @Proves("R10")
    void tellsThePathInQuotes() {
        server.mkdir("/a b/ c ");
        try (WireClient ftp = server.login()) {
            ftp.send("PWD").expect(257);
            assertThat(ftp.last().text()).startsWith("\"/\"");
            ftp.send("CWD a b/ c ").expect(250).send("PWD").expect(257);
            assertThat(ftp.last().text()).startsWith("\"/a b/ c \"");
        }
    }

    @Test
    @Proves("R10")
    void doublesQuotes() {
        server.mkdir("/say \"hi\"");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD say \"hi\"").expect(250).send("PWD").expect(257);
            assertThat(ftp.last().text()).startsWith("\"/say \"\"hi\"\"\"");
        }
    }

    @Test
    @Proves("R47")
    void isAlsoXpwd() {
        try (WireClient ftp = server.login()) {
            ftp.send("XPWD").expect(257);
        }
    }

    @Test
    void takesNoArgumentAndNeedsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("PWD").expect(530).login("alice", "secret").send("PWD x").expect(501);
        }
    }
}
