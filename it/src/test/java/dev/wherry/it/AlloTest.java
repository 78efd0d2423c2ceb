package dev.wherry.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ALLO: RFC 959 §4.1.3. */
class AlloTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @ParameterizedTest
    @ValueSource(strings = {"0", "100", "100 R 80", "100 r 80", "99999999999999999999"})
    @Proves("R27")
    void isNotNeeded(String argument) {
        try (WireClient ftp = server.login()) {
            ftp.send("ALLO " + argument).expect(202).expectInSync();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1e9", "100 R", "100 X 5", "100 R x", "1 2", " 1", "٣"})
    @Proves("R27")
    void isRefusedWhenItIsGarbage(String argument) {
        try (WireClient ftp = server.login()) {
            ftp.send("ALLO " + argument).expect(501);
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("ALLO 1").expect(530);
        }
    }
}
