package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.user.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PASS: RFC 959 §4.1.1. */
class PassTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs()
                    .users(home ->
                            TestFtpServer.aliceAndVisitors(home)
                                    .user("bob", Password.clear("pass word "), home, "elr")
                                    .user("carol", Password.clear("x"), home, "elr")
                                    .messages(
                                            "carol", "Hello,\n230 is no end,\n42\ndone.", "Bye."));

    @Test
    @Proves("R7")
    void logsIn() {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER alice").expect(331).send("PASS secret").expect(230).expectInSync();
        }
    }

    @Test
    @Proves("R7")
    void isRefusedWith530WhenItIsWrong() {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER alice").expect(331).send("PASS wrong").expect(530);
            ftp.send("PWD").expect(530);
        }
    }

    @Test
    @Proves({"R7", "E8"})
    void needsUserBefore() {
        try (WireClient ftp = server.connect()) {
            ftp.send("PASS secret").expect(503);
            ftp.send("USER alice").expect(331).send("PASS wrong").expect(530);
            ftp.send("PASS secret").expect(503);
            ftp.login("alice", "secret");
        }
    }

    @Test
    @Proves("E8")
    void isRefusedWith503WhenSomebodyIsLoggedIn() {
        try (WireClient ftp = server.login()) {
            ftp.send("PASS secret").expect(503).send("PASS wrong").expect(503).expectInSync();
        }
    }

    @Test
    @Proves("E4")
    void mayBeEmptyForVisitorsOnly() {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER alice").expect(331).send("PASS ").expect(530);
            ftp.send("USER alice").expect(331).send("PASS").expect(530);
            ftp.send("USER anonymous").expect(331).send("PASS").expect(230);
        }
    }

    @Test
    @Proves("R78")
    void holdsSpaces() {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER bob").expect(331).send("PASS pass word").expect(530);
            ftp.login("bob", "pass word ");
        }
    }

    @Test
    @Proves("R2")
    void isAnsweredWithAGreetingOfSeveralLinesThatCannotEndEarly() {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER carol").expect(331).send("PASS x").expect(230);
            assertThat(ftp.last().lines())
                    .containsExactly("Hello,", " 230 is no end,", " 42", "done.");
            ftp.expectInSync();
        }
    }
}
