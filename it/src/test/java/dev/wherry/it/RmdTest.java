package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RMD: RFC 959 §4.1.3. */
class RmdTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    @Proves("R10")
    void removesAnEmptyDirectory() {
        server.mkdir("/a/b");
        try (WireClient ftp = server.login()) {
            ftp.send("RMD a/b").expect(250);
            assertThat(server.names("/a")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "full", "missing", "full/missing", "/", ".", "..", "link"})
    @Proves("R31")
    void answers550ToAnythingElse(String path) throws IOException {
        server.mkdir("/full/a").write("/file", "x");
        Files.createSymbolicLink(server.path("/link"), Path.of("full/a"));
        try (WireClient ftp = server.login()) {
            ftp.send("RMD " + path).expect(550);
            assertThat(server.names("/")).containsExactly("file", "full", "link");
            assertThat(server.names("/full")).containsExactly("a");
        }
    }

    @Test
    @Proves("R47")
    void isAlsoXrmd() {
        server.mkdir("/a");
        try (WireClient ftp = server.login()) {
            ftp.send("XRMD a").expect(250);
            assertThat(server.names("/")).isEmpty();
        }
    }

    @Test
    void isNotForVisitors() {
        server.mkdir("/a");
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("RMD a").expect(550);
            assertThat(server.exists("/a")).isTrue();
        }
    }

    @Test
    @Proves("R5")
    void needsAnArgumentAndALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("RMD a").expect(530).login("alice", "secret").send("RMD").expect(501);
        }
    }
}
