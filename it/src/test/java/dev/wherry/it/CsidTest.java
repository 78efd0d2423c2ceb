package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** CSID: draft-peterson-streamlined-ftp-command-extensions §4. */
class CsidTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @Test
    void tellsWhatTheServerIsButNoVersion() {
        try (WireClient ftp = server.connect()) {
            ftp.send("CSID Name=Test; Version=1;").expect(200);
            assertThat(ftp.last().text())
                    .contains("Name=Wherry;")
                    .contains("DirSep=/;")
                    .contains("CaseSensitive=1;")
                    .doesNotContain("Version");
            ftp.send("CSID").expect(200);
        }
    }
}
