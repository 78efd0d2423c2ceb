package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HELP: RFC 959 §4.1.3. */
class HelpTest {
    @RegisterExtension
    final TestFtpServer server = TestFtpServer.onJimfs().with(b -> b.removeCommand("APPE"));

    private static final List<String> REQUIRED =
            List.of(
                    "USER", "PASS", "ACCT", "PORT", "PASV", "TYPE", "MODE", "STRU", "RETR", "STOR",
                    "RNFR", "RNTO", "DELE", "CWD", "CDUP", "RMD", "MKD", "PWD", "LIST", "NLST",
                    "SYST", "STAT", "HELP", "NOOP", "QUIT");

    @Test
    @Proves({"R33", "R46", "R2"})
    void listsEachCommand() {
        try (WireClient ftp = server.connect()) {
            ftp.send("HELP").expect(214);
            List<String> verbs = List.of(String.join(" ", ftp.last().inner()).strip().split(" +"));
            assertThat(verbs).containsAll(REQUIRED).doesNotHaveDuplicates().doesNotContain("APPE");
        }
    }

    @Test
    @Proves({"R33", "R46"})
    void explainsEachCommandInOneLine() {
        try (WireClient ftp = server.connect()) {
            for (String verb : REQUIRED) {
                ftp.send("HELP " + verb).expect(214);
                assertThat(ftp.last().text()).startsWith(verb);
            }
            ftp.send("HELP retr").expect(214).send("HELP site chmod").expect(214);
        }
    }

    @Test
    @Proves("R47")
    void knowsTheOtherNames() {
        try (WireClient ftp = server.connect()) {
            for (String verb : List.of("XCWD", "XCUP", "XMKD", "XRMD", "XPWD")) {
                ftp.send("HELP " + verb).expect(214);
            }
        }
    }

    @Test
    @Proves({"R33", "B9"})
    void knowsNoOthers() {
        try (WireClient ftp = server.connect()) {
            ftp.send("HELP XYZZY").expect(501);
            assertThat(ftp.last().text()).doesNotContain("XYZZY");
            ftp.send("HELP APPE").expect(501).send("APPE x").expect(502);
        }
    }
}
