package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.event.FtpEvent;
import dev.wherry.event.FtpEvent.Failure;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stopping in order: nobody new, idle sessions at once, transfers within their grace. */
@Proves({"R36", "I2"})
class StopTest {
    private static final int LARGE = 8 << 20;

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk().recordingEvents();

    private Thread stop(Duration grace) {
        return Thread.ofPlatform().start(() -> server.server().stop(grace));
    }

    @Test
    void tellsIdleSessions421() {
        try (WireClient before = server.connect();
                WireClient after = server.login()) {
            server.server().stop(Duration.ofMinutes(1));
            before.expect(421).expectClosed();
            after.expect(421).expectClosed();
        }
    }

    @Test
    void acceptsNobodyAnyMore() {
        server.server().close();
        assertThatThrownBy(server::connectSilently).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void letsATransferEndWithinTheGrace() {
        server.write("/large", new byte[LARGE]);
        try (WireClient ftp = server.login();
                WireClient idle = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary();
            data.read(1);
            Thread stopping = stop(Duration.ofMinutes(1));
            idle.expect(421).expectClosed();
            assertThat(stopping.isAlive()).isTrue();
            assertThat(data.drain()).isEqualTo(LARGE - 1);
            ftp.expect(226).expect(421).expectClosed();
            Await.until("the end of the server", () -> !stopping.isAlive());
        }
    }

    @Test
    void abortsATransferWhenTheGraceIsOver() {
        server.write("/a", "old");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("STOR a").expectPreliminary();
            data.write("half");
            Thread stopping = stop(Duration.ofMillis(100));
            ftp.expect(426).expect(421).expectClosed();
            Await.until("the end of the server", () -> !stopping.isAlive());
        }
        assertThat(server.readText("/a")).isEqualTo("old");
        assertThat(server.awaitEvent(FtpEvent.TransferFailed.class).failure())
                .isEqualTo(Failure.ABORTED);
    }

    @Test
    void endsTransfersThatWaitForTheirClient() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            ftp.pasv();
            ftp.send("RETR a").expect(150);
            server.server().close();
            ftp.expect(426).expect(421).expectClosed();
        }
    }

    @Test
    void isQuickWithManySessions() {
        for (int i = 0; i < 200; i++) {
            server.login();
        }
        long start = System.nanoTime();
        server.server().close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(server.server().sessions()).isEmpty();
        assertThat(server.events(FtpEvent.Disconnected.class)).hasSize(200);
    }

    @Test
    void doesNotWaitForClientsThatDoNotRead() {
        try (WireClient ftp = server.login()) {
            Thread sender =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    byte[] many = "HELP\r\n".repeat(10_000).getBytes();
                                    while (true) {
                                        ftp.socket().getOutputStream().write(many);
                                    }
                                } catch (java.io.IOException e) {
                                    // The server has closed.
                                }
                            });
            Await.until(
                    "a full connection",
                    () -> {
                        long commands = server.server().stats().commands();
                        return commands > 1_000
                                && !Await.comesTrue(
                                        Duration.ofMillis(200),
                                        () -> server.server().stats().commands() > commands);
                    });
            long start = System.nanoTime();
            server.server().close();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(9));
            Await.until("the end of the sender", () -> !sender.isAlive());
        }
    }

    @Test
    void canBeDoneTwiceAndFromManyThreads() {
        Thread first = stop(Duration.ofSeconds(1));
        Thread second = stop(Duration.ZERO);
        server.server().close();
        Await.until("both", () -> !first.isAlive() && !second.isAlive());
        assertThat(server.server().sessions()).isEmpty();
    }

    @Test
    void wakesThoseWhoAwaitIt() {
        Thread waiting =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                server.server().awaitStopped();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        });
        assertThat(waiting.isAlive()).isTrue();
        server.server().close();
        Await.until("the waiting thread", () -> !waiting.isAlive());
    }
}
