package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EPRT: RFC 2428 §2. */
class EprtTest {
    @RegisterExtension
    final TestFtpServer server = TestFtpServer.onDisk().with(TestFtpServer::listenOnIpv6);

    @Test
    @Proves("R64")
    void takesEachDelimiter() {
        try (WireClient ftp = server.login()) {
            for (char c = 33; c <= 126; c++) {
                boolean inAddress = "127.0.0.1 5000".indexOf(c) >= 0;
                ftp.send("EPRT " + c + "1" + c + "127.0.0.1" + c + "5000" + c);
                ftp.expect(inAddress ? 501 : 200);
            }
        }
    }

    @Test
    @Proves("R64")
    void connectsOverIpv6() {
        server.write("/a", "a");
        try (WireClient ftp = server.connectOverIpv6();
                DataSocket data = ftp.listen()) {
            ftp.login("alice", "secret");
            ftp.send("EPRT |2|::1|" + data.port() + "|").expect(200).send("RETR a").expect(150);
            assertThat(data.readAll()).asString(UTF_8).isEqualTo("a");
            ftp.expect(226);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|3|127.0.0.1|5000|",
                "|0|127.0.0.1|5000|",
                "|99999999999|x|1|",
                "|12|::1|5000|"
            })
    @Proves("R65")
    void tellsWhichProtocolsItKnows(String argument) {
        try (WireClient ftp = server.login()) {
            assertThat(ftp.ask("EPRT " + argument).toString()).matches("522 [^()]*\\(1,2\\)[^()]*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|1|127.0.0.1|5000",
                "1|127.0.0.1|5000|",
                "|1|127.0.0.1|",
                "|1|127.0.0.1|5000||",
                "|1|127.0.0.1|5000|x",
                "|1|127.0.0.1|5000|x|",
                "||127.0.0.1|5000|",
                "|1||5000|",
                "|1|127.0.0.1||",
                "|1|127.0.0.1|0|",
                "|1|127.0.0.1|65536|",
                "|1|127.0.0.1|-1|",
                "|1|127.0.0.1|+5000|",
                "|1|127.0.0.1|5000 |",
                "|+1|127.0.0.1|5000|",
                "|x|127.0.0.1|5000|",
                "|1|::1|5000|",
                "|2|127.0.0.1|5000|",
                " |1|127.0.0.1|5000|",
                "|1|127.0.0.1|5000| ",
                "|1|127.0.0.1,5000|",
                "|",
                "||||",
                "127,0,0,1,19,136",
                ""
            })
    @Proves("R66")
    void refusesWhatIsMalformed(String argument) {
        try (WireClient ftp = server.login()) {
            ftp.send("EPRT " + argument).expect(501).expectInSync();
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("EPRT |1|127.0.0.1|5000|").expect(530);
        }
    }
}
