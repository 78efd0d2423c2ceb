package dev.wherry.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** DSIZ: draft-peterson-streamlined-ftp-command-extensions. */
class DsizTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    void addsUpTheFilesOfADirectoryAndBelow() throws IOException {
        server.write("/d/a", "12345").write("/d/sub/deep/b", "123").mkdir("/empty");
        Files.createSymbolicLink(server.path("/d/loop"), Path.of("../d"));
        Files.createSymbolicLink(server.path("/d/again"), Path.of("a"));
        try (WireClient ftp = server.login()) {
            ftp.send("DSIZ d").expectExactly("213 8").send("DSIZ").expectExactly("213 8");
            ftp.send("DSIZ empty").expectExactly("213 0");
        }
    }

    @Test
    void answers550ToWhatIsNoDirectory() {
        server.write("/a", "12345");
        try (WireClient ftp = server.login()) {
            ftp.send("DSIZ missing").expect(550).send("DSIZ a").expect(550);
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("DSIZ").expect(530);
        }
    }
}
