package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** CLNT: no RFC, but many clients. */
class ClntTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @Test
    void isNotedBeforeAndAfterTheLogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("CLNT Total Commander (UTF-8)").expect(200).login("alice", "secret");
            ftp.send("CLNT x").expect(200).expectInSync();
        }
    }

    @Test
    @Proves("B9")
    void isNotEchoed() {
        try (WireClient ftp = server.connect()) {
            String text = ftp.ask("CLNT 227 Entering Passive Mode (1,2,3,4,5,6)").text();
            assertThat(text).doesNotContain("1,2,3");
        }
    }

    @Test
    void needsAnArgument() {
        try (WireClient ftp = server.connect()) {
            ftp.send("CLNT").expect(501);
        }
    }
}
