package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** CDUP: RFC 959 §4.1.1. */
class CdupTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @Test
    @Proves("R9")
    void goesOneUpAndStaysAtTheRoot() {
        server.mkdir("/a/b");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD a/b").expect(250).send("CDUP").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/a");
            ftp.send("CDUP").expect(250).send("CDUP").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/");
        }
    }

    @Test
    @Proves("R47")
    void isAlsoXcup() {
        server.mkdir("/a");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD a").expect(250).send("XCUP").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/");
        }
    }

    @Test
    void takesNoArgumentAndNeedsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("CDUP").expect(530).login("alice", "secret").send("CDUP x").expect(501);
        }
    }
}
