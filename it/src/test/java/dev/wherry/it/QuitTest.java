package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** QUIT: RFC 959 §4.1.1. */
class QuitTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs()
                    .users(home ->
                            TestFtpServer.aliceAndVisitors(home)
                                    .messages("alice", "Hello.", "Good bye,\n221 times."));

    @Test
    @Proves("R12")
    void isAnswered221AndThenTheConnectionIsClosed() {
        try (WireClient ftp = server.connect()) {
            ftp.send("QUIT").expect(221).expectClosed();
        }
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("QUIT").expect(221).expectClosed();
        }
    }

    @Test
    @Proves("R2")
    void saysTheWordsOfTheUser() {
        try (WireClient ftp = server.login()) {
            ftp.send("QUIT").expect(221);
            assertThat(ftp.last().lines()).containsExactly("Good bye,", "221 times.");
            ftp.expectClosed();
        }
    }

    @Test
    void leavesWhatComesBehindItUnread() {
        try (WireClient ftp = server.login()) {
            ftp.sendRaw("QUIT\r\nMKD late\r\nNOOP\r\n").expect(221).expectClosed();
        }
        assertThat(server.exists("/late")).isFalse();
    }

    @Test
    void takesNoArgument() {
        try (WireClient ftp = server.login()) {
            ftp.send("QUIT now").expect(501).expectInSync();
        }
    }
}
