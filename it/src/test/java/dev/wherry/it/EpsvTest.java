package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EPSV: RFC 2428 §3 and 4. */
class EpsvTest {
    @RegisterExtension
    final TestFtpServer server = TestFtpServer.onDisk().with(TestFtpServer::listenOnIpv6);

    @Test
    @Proves("R67")
    void tellsThePortAndNothingElse() {
        try (WireClient ftp = server.login()) {
            for (String command : List.of("EPSV", "epsv", "EPSV 1")) {
                assertThat(ftp.ask(command).toString())
                        .matches("229 Entering extended passive mode \\(\\|\\|\\|[0-9]+\\|\\)");
            }
        }
    }

    @Test
    @Proves({"R67", "R68"})
    void tellsAPortOfTheFamilyOfTheControlConnection() {
        server.write("/a", "a");
        try (WireClient ftp = server.connectOverIpv6()) {
            ftp.login("alice", "secret").send("EPSV 2").expect(229);
            try (DataSocket data = ftp.dial(ftp.epsv())) {
                ftp.send("RETR a").expectPreliminary();
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("a");
                ftp.expect(226);
            }
        }
    }

    @Test
    @Proves({"R65", "R68"})
    void refusesTheOtherFamilyAndTellsWhichOneToUse() {
        try (WireClient ftp = server.login()) {
            assertThat(ftp.ask("EPSV 2").toString()).matches("522 [^()]*\\(1\\)[^()]*");
            assertThat(ftp.ask("EPSV 3").toString()).matches("522 [^()]*\\([0-9,]+\\)[^()]*");
        }
        try (WireClient ftp = server.connectOverIpv6()) {
            ftp.login("alice", "secret");
            assertThat(ftp.ask("EPSV 1").toString()).matches("522 [^()]*\\(2\\)[^()]*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "+1", "1 2", " 1", "1 ", "ALLES", "ALL ", "|1|", "1.0", "１"})
    @Proves("R68")
    void refusesWhatIsNoProtocol(String argument) {
        try (WireClient ftp = server.login()) {
            ftp.send("EPSV " + argument).expect(501);
        }
    }

    @Test
    @Proves({"R69", "G6"})
    void rulesOutAllElseBehindEpsvAll() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            ftp.send("EPSV ALL").expect(200);
            expectEpsvOnly(ftp);
            ftp.send("RETR missing").expect(550).send("RETR a").expect(425);
            ftp.epsv();
            ftp.send("ABOR").expect(225);
            expectEpsvOnly(ftp);
            ftp.rein().login("alice", "secret");
            expectEpsvOnly(ftp);
            try (DataSocket data = ftp.dial(ftp.epsv())) {
                ftp.send("RETR a").expectPreliminary();
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("a");
                ftp.expect(226);
            }
        }
        try (WireClient next = server.login()) {
            next.send("epsv all").expect(200).send("PASV").expect(501);
        }
        try (WireClient last = server.login()) {
            last.send("PASV").expect(227);
        }
    }

    private static void expectEpsvOnly(WireClient ftp) {
        ftp.send("PASV").expect(501).send("PORT 127,0,0,1,19,136").expect(501);
        ftp.send("EPRT |1|127.0.0.1|5000|").expect(501).send("EPSV").expect(229);
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("EPSV").expect(530).send("EPSV ALL").expect(530);
        }
    }
}
