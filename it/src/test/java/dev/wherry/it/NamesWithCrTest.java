package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names on disk that hold CR, which a client can say as CR NUL (RFC 2640 §3.1). */
class NamesWithCrTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    @Proves({"A10", "R44"})
    void pwdKeepsToOneLineInADirectoryWhoseNameWouldBreakIt() {
        server.mkdir("/a\r226 forged");
        try (WireClient ftp = server.login()) {
            ftp.sendRaw("CWD a\r\0" + "226 forged\r\n");
            assertThat(ftp.reply().code()).isIn(250, 550);
            assertThat(ftp.ask("PWD").lines()).hasSize(1);
            assertThat(ftp.last().code()).isEqualTo(257);
        }
    }

    @Test
    @Proves({"R101", "R44", "A10"})
    void mlstKeepsToItsLinesWhenANameWouldBreakThem() {
        server.write("/a\r250 End", "");
        try (WireClient ftp = server.login()) {
            ftp.sendRaw("MLST a\r\0" + "250 End\r\n");
            assertThat(ftp.reply().code()).isIn(250, 550);
            ftp.expectInSync();
        }
    }
}
