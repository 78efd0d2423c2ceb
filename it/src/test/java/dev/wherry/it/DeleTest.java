package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DELE: RFC 959 §4.1.3. */
class DeleTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    @Proves("R10")
    void deletesAFile() {
        server.write("/d/a", "a").write("/d/b", "b");
        try (WireClient ftp = server.login()) {
            ftp.send("DELE d/a").expect(250).send("DELE d/a").expect(550);
            assertThat(server.names("/d")).containsExactly("b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir", "empty", "missing", "a/b", "/", ".", "..", "*"})
    @Proves("R31")
    void answers550ToAnythingElse(String path) {
        server.write("/dir/x", "x").mkdir("/empty").write("/a", "a");
        try (WireClient ftp = server.login()) {
            ftp.send("DELE " + path).expect(550);
            assertThat(server.names("/")).containsExactly("a", "dir", "empty");
        }
    }

    @Test
    @Proves("A4")
    void deletesALinkAndNotItsTarget() throws IOException {
        server.write("/target", "kept").mkdir("/dir");
        Files.createSymbolicLink(server.path("/link"), Path.of("target"));
        Files.createSymbolicLink(server.path("/dirlink"), Path.of("dir"));
        try (WireClient ftp = server.login()) {
            ftp.send("DELE link").expect(250).send("DELE dirlink").expect(250);
            assertThat(server.names("/")).containsExactly("dir", "target");
        }
    }

    @Test
    void isNotForVisitors() {
        server.write("/a", "a");
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("DELE a").expect(550);
            assertThat(server.exists("/a")).isTrue();
        }
    }

    @Test
    @Proves("R5")
    void needsAnArgumentAndALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("DELE a").expect(530).login("alice", "secret").send("DELE").expect(501);
        }
    }
}
