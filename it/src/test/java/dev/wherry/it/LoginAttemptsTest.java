package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Failed logins: one reply for all reasons, late, and not without end. */
@PlainOnly("is about waiting, and takes long")
class LoginAttemptsTest {
    private static final Duration DELAY = Duration.ofMillis(300);

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs()
                    .recordingEvents()
                    .users(home ->
                            VirtualUsers.empty()
                                    .user("alice", Password.clear("secret"), home, "elr")
                                    .user("locked", Password.locked(), home, "elr")
                                    .user("blank", Password.clear("x"), home, ""))
                    .with(b -> b.failedLoginDelay(DELAY));

    @Test
    @Proves({"R74", "E1"})
    void endWith421AndThenTheConnectionAfterThree() {
        try (WireClient ftp = server.connect()) {
            for (int i = 0; i < 2; i++) {
                ftp.send("USER alice").expect(331).send("PASS wrong").expect(530);
            }
            ftp.send("USER alice").expect(331).send("PASS wrong").expect(421).expectClosed();
        }
        assertThat(server.events(FtpEvent.LoginFailed.class)).hasSize(3);
        assertThat(server.server().stats().loginsFailed()).isEqualTo(3);
    }

    @Test
    @Proves({"E2", "R76"})
    void readTheSameForAnyReason() {
        List<String> replies = new ArrayList<>();
        for (String[] login :
                new String[][] {
                    {"alice", "wrong"},
                    {"nobody", "secret"},
                    {"locked", "secret"},
                    {"alice", ""},
                    {"alice", "x".repeat(2_000)},
                    {"ALICE", "secret"},
                    {"anonymous", "a@b"}
                }) {
            try (WireClient ftp = server.connect()) {
                String user = ftp.ask("USER " + login[0]).toString();
                replies.add(user + " | " + ftp.ask("PASS " + login[1]));
            }
        }
        assertThat(replies.stream().distinct()).hasSize(1);
        assertThat(replies.getFirst()).matches("331 .* \\| 530 .*");
    }

    @Test
    @Proves({"R75", "E3"})
    void areAnsweredLateWithoutDelayingOthers() {
        List<WireClient> guessers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            guessers.add(server.connect().send("USER alice").expect(331));
        }
        long start = System.nanoTime();
        guessers.forEach(ftp -> ftp.send("PASS wrong"));
        try (WireClient ftp = server.login("alice")) {
            ftp.expectInSync();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DELAY);
        guessers.forEach(ftp -> ftp.expect(530));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(DELAY, DELAY.multipliedBy(4));
    }

    @Test
    @Proves("E7")
    void doNotLetCommandsBehindThemOvertake() {
        try (WireClient ftp = server.connect()) {
            ftp.sendRaw("USER alice\r\nPASS wrong\r\nNOOP\r\nUSER alice\r\nPASS secret\r\nPWD\r\n");
            ftp.expect(331).expect(530).expect(200).expect(331).expect(230).expect(257);
        }
    }

    @Test
    void areForgottenByALoginThatGoesWell() {
        try (WireClient ftp = server.connect()) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 2; i++) {
                    ftp.send("USER alice").expect(331).send("PASS wrong").expect(530);
                }
                ftp.login("alice", "secret");
            }
        }
    }

    @Test
    void endWithTheSessionWhenTheClientGoesAwayMeanwhile() {
        WireClient ftp = server.connect().send("USER alice").expect(331);
        ftp.send("PASS wrong").close();
        Await.until("the end", () -> server.server().sessions().isEmpty());
        assertThat(server.events(FtpEvent.LoginFailed.class)).hasSize(1);
    }
}
