package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent;
import dev.wherry.event.FtpEvent.LogoutReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session in which nothing is said ends with 421, but not while a transfer runs. */
@Proves("R48")
@PlainOnly("is about waiting, and takes long")
class IdleTimeoutTest {
    private static final Duration IDLE = Duration.ofMillis(400);

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk()
                    .recordingEvents()
                    .with(b -> b.idleTimeout(IDLE).loginTimeout(Duration.ofMinutes(1)));

    @Test
    void endsASilentSessionWith421() {
        long start = System.nanoTime();
        try (WireClient ftp = server.login()) {
            ftp.expect(421).expectClosed();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(IDLE);
        assertThat(server.awaitEvent(FtpEvent.LoggedOut.class).reason())
                .isEqualTo(LogoutReason.TIMEOUT);
    }

    @Test
    void endsASilentSessionBeforeLoginToo() {
        try (WireClient ftp = server.connect()) {
            ftp.expect(421).expectClosed();
        }
    }

    @Test
    @Proves("F1")
    void countsCompleteCommandsOnly() {
        try (WireClient ftp = server.login()) {
            Thread dribble =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    while (true) {
                                        ftp.socket().getOutputStream().write('N');
                                        Await.comesTrue(Duration.ofMillis(20), () -> false);
                                    }
                                } catch (java.io.IOException e) {
                                    // The server has closed.
                                }
                            });
            ftp.expect(421).expectClosed();
            Await.until("the end of the dribble", () -> !dribble.isAlive());
        }
    }

    @Test
    void goesOnWhileCommandsCome() {
        try (WireClient ftp = server.login()) {
            long end = System.nanoTime() + IDLE.multipliedBy(3).toNanos();
            int commands = 0;
            while (System.nanoTime() < end) {
                ftp.send("NOOP").expect(200);
                commands++;
            }
            assertThat(commands).isGreaterThan(3);
        }
    }

    @Test
    void doesNotEndASessionWithATransfer() {
        int large = 8 << 20;
        server.write("/large", new byte[large]);
        try (WireClient ftp = server.login();
                WireClient clock = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary();
            data.read(1);
            clock.expect(421).expectClosed();
            try (WireClient again = server.login()) {
                again.expect(421).expectClosed();
            }
            assertThat(data.drain()).isEqualTo(large - 1);
            ftp.expect(226).expectInSync();
            ftp.expect(421).expectClosed();
        }
    }
}
