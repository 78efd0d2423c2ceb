package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All commands, well used or not: each has one reply that a strict reader takes. */
@Proves({"R1", "R44", "E14"})
@PlainOnly("sends REIN and the like at random, which end TLS")
class WellFormedRepliesTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    private static final List<String> ARGUMENTS =
            List.of(
                    "",
                    " ",
                    " x",
                    " 1",
                    " a b",
                    " /",
                    " -",
                    " 1 0",
                    " \"",
                    " %s%n",
                    " 1,2,3",
                    " x;y; z",
                    " ÿ",
                    " 227 Entering Passive Mode (1,2,3,4,5,6)",
                    " " + "y".repeat(300));

    private List<String> verbs() {
        try (WireClient ftp = server.connect()) {
            List<String> verbs = new ArrayList<>();
            for (String command : List.of("", "SITE ")) {
                for (String verb :
                        String.join(" ", ftp.ask(command + "HELP").inner()).strip().split(" +")) {
                    verbs.add(command + verb);
                }
            }
            verbs.remove("QUIT");
            return verbs;
        }
    }

    @Test
    @Proves("E13")
    void beforeTheLogin() {
        for (String verb : verbs()) {
            try (WireClient ftp = server.connect()) {
                for (String argument : ARGUMENTS) {
                    WireReply reply = ftp.ask(verb + argument);
                    assertThat(reply.code()).isGreaterThanOrEqualTo(200);
                    expectDiscretion(reply);
                    if (reply.code() == 421) {
                        ftp.expectClosed();
                        break;
                    }
                }
            }
        }
        assertThat(server.names("/")).isEmpty();
    }

    @Test
    @Proves("B9")
    void afterTheLogin() {
        for (String verb : verbs()) {
            try (WireClient ftp = server.login()) {
                for (String argument : ARGUMENTS) {
                    WireReply reply = ftp.ask(verb + argument);
                    assertThat(reply.code()).isGreaterThanOrEqualTo(200);
                    expectDiscretion(reply);
                    if (reply.code() >= 400) {
                        assertThat(reply.toString()).doesNotContain("1,2,3,4,5,6");
                    }
                    if (reply.code() == 421) {
                        ftp.expectClosed();
                        break;
                    }
                    if (verb.matches("USER|REIN|PASS")) {
                        ftp.send("REIN").expect(220).login("alice", "secret");
                    }
                }
            }
        }
    }

    private void expectDiscretion(WireReply reply) {
        assertThat(reply.toString())
                .doesNotContain(server.root().toString())
                .doesNotContain("java.")
                .doesNotContain("Exception")
                .doesNotContain("dev.wherry");
    }
}
