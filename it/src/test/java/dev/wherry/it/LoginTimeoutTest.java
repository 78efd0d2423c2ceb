package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client has its time to log in, whatever it says meanwhile. */
@Proves("F1")
class LoginTimeoutTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs().with(b -> b.loginTimeout(Duration.ofMillis(300)));

    @Test
    void endsASessionThatDoesNotLogIn() {
        try (WireClient ftp = server.connect()) {
            WireReply reply = ftp.ask("NOOP");
            int commands = 0;
            while (reply.code() == 200) {
                reply = ftp.ask("NOOP");
                commands++;
            }
            assertThat(reply.code()).isEqualTo(421);
            assertThat(commands).isPositive();
        }
    }

    @Test
    void letsThoseWhoAreLoggedInBe() {
        try (WireClient ftp = server.login();
                WireClient clock = server.connect()) {
            clock.expect(421).expectClosed();
            ftp.expectInSync();
        }
    }

    @Test
    void countsAnewFromRein() {
        try (WireClient ftp = server.login()) {
            try (WireClient clock = server.connect()) {
                clock.expect(421).expectClosed();
            }
            ftp.rein().login("alice", "secret").expectInSync();
            ftp.rein().expect(421).expectClosed();
        }
    }
}
