package dev.wherry.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIZE: RFC 3659 §4. */
class SizeTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    @Proves("R88")
    void tellsTheBytesThatRetrWouldSend() {
        server.write("/a", "1\n2\r\n").write("/empty", "").write("/ b ", "123");
        try (WireClient ftp = server.login()) {
            ftp.send("SIZE a").expectExactly("213 5").send("SIZE empty").expectExactly("213 0");
            ftp.send("SIZE  b ").expectExactly("213 3");
        }
    }

    @Test
    @Proves("R88")
    void isRefusedInAsciiWhereItWouldBeAGuess() {
        server.write("/a", "1\n");
        try (WireClient ftp = server.login("alice")) {
            ftp.send("SIZE a").expect(550).send("TYPE I").expect(200);
            ftp.send("SIZE a").expectExactly("213 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir", "/", "missing", "dir/missing", "a/x", "*", "?"})
    @Proves({"R85", "R88"})
    void answers550ToAnythingButAFile(String path) {
        server.write("/a", "1").mkdir("/dir");
        try (WireClient ftp = server.login()) {
            ftp.send("SIZE " + path).expect(550);
        }
    }

    @Test
    @Proves({"R5", "R102"})
    void needsAnArgumentAndALogin() {
        server.write("/a", "1");
        try (WireClient ftp = server.connect()) {
            ftp.send("SIZE a").expect(530).login("alice", "secret").send("SIZE").expect(501);
        }
    }
}
