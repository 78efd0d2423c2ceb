package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent;
import dev.wherry.limit.BanPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An address that guesses passwords is turned away for a while. */
@Proves({"E1", "E12"})
@PlainOnly("is about connections that are refused before any TLS")
class BanTest {
    private static final Duration LENGTH = Duration.ofMillis(1_500);

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs()
                    .recordingEvents()
                    .with(b ->
                            b.banPolicy(new BanPolicy(4, Duration.ofMinutes(1), LENGTH))
                                    .maxLoginAttempts(3));

    private void fail(WireClient ftp, int code) {
        ftp.send("USER alice").expect(331).send("PASS wrong").expect(code);
    }

    private void getBanned() {
        try (WireClient ftp = server.connect()) {
            fail(ftp, 530);
            fail(ftp, 530);
        }
        try (WireClient ftp = server.connect()) {
            fail(ftp, 530);
            fail(ftp, 421);
            ftp.expectClosed();
        }
    }

    @Test
    void countsOverAllConnectionsOfAnAddress() {
        getBanned();
        server.connectSilently().expect(421).expectClosed();
        assertThat(server.awaitEvent(FtpEvent.Banned.class).address()).isEqualTo("127.0.0.1");
    }

    @Test
    void doesNotTouchOtherAddresses() {
        getBanned();
        server.connectFrom("127.0.0.2").expect(220).login("alice", "secret");
    }

    @Test
    void doesNotEndSessionsThatAreLoggedIn() {
        try (WireClient loggedIn = server.login()) {
            getBanned();
            loggedIn.expectInSync();
        }
    }

    @Test
    void ends() {
        getBanned();
        Await.until(
                "the end of the ban",
                () -> {
                    try (WireClient ftp = server.connectSilently()) {
                        return ftp.reply().code() == 220;
                    }
                });
        server.login().expectInSync();
    }

    @Test
    void isForgottenByALoginThatGoesWell() {
        for (int i = 0; i < 3; i++) {
            try (WireClient ftp = server.connect()) {
                fail(ftp, 530);
                fail(ftp, 530);
                ftp.login("alice", "secret");
            }
        }
        assertThat(server.events(FtpEvent.Banned.class)).isEmpty();
    }
}
