package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.Session;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent;
import dev.wherry.event.FtpEvent.LogoutReason;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an embedder sees of sessions, and ending them. */
class SessionListAndKickTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk().recordingEvents();

    private Session only() {
        assertThat(server.server().sessions()).hasSize(1);
        return server.server().sessions().getFirst();
    }

    @Test
    void tellsWhoIsConnected() {
        Instant before = Instant.now();
        try (WireClient ftp = server.connect()) {
            Session session = only();
            assertThat(session.id()).isPositive();
            assertThat(session.userName()).isEmpty();
            assertThat(session.remoteAddress().getPort()).isEqualTo(ftp.localPort());
            assertThat(session.localAddress()).isEqualTo(server.address());
            assertThat(session.connectedAt()).isBetween(before.minusSeconds(1), Instant.now());
            assertThat(session.transfer()).isEmpty();
            ftp.login("alice", "secret");
            assertThat(session.userName()).contains("alice");
            assertThat(server.server().session(session.id())).contains(session);
            ftp.rein();
            assertThat(session.userName()).isEmpty();
        }
    }

    @Test
    void tellsWhatIsTransferred() {
        server.write("/dir/large", new byte[8 << 20]);
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR dir/large").expectPreliminary();
            data.read(1);
            assertThat(only().transfer()).contains("RETR /dir/large");
            assertThat(only().idle()).isZero();
            assertThat(server.server().stats().transfers()).isEqualTo(1);
            ftp.send("ABOR").expect(426).expect(226);
            assertThat(only().transfer()).isEmpty();
            assertThat(server.server().stats().transfers()).isZero();
        }
    }

    @Test
    void givesEachSessionANumberOfItsOwn() {
        long last = 0;
        for (int i = 0; i < 20; i++) {
            try (WireClient ftp = server.connect()) {
                assertThat(only().id()).isGreaterThan(last);
                last = only().id();
                ftp.send("QUIT").expect(221).expectClosed();
            }
            Await.until("the end", () -> server.server().sessions().isEmpty());
        }
        assertThat(server.server().session(last)).isEmpty();
    }

    @Test
    void kicksAnIdleSession() {
        try (WireClient ftp = server.login()) {
            only().kick();
            ftp.expect(421).expectClosed();
        }
        assertThat(server.awaitEvent(FtpEvent.LoggedOut.class).reason())
                .isEqualTo(LogoutReason.KICKED);
    }

    @Test
    void kicksWithAReplyOfTheEmbedder() {
        try (WireClient ftp = server.connect()) {
            only().kick(Reply.of(ReplyCode.SERVICE_CLOSING, "Not today."));
            ftp.expectExactly("421 Not today.").expectClosed();
        }
    }

    @Test
    void kicksASessionWithATransfer() {
        server.write("/a", "old");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("STOR a").expectPreliminary();
            data.write("half");
            only().kick();
            ftp.expect(426).expect(421).expectClosed();
        }
        assertThat(server.readText("/a")).isEqualTo("old");
    }

    @Test
    void doesNothingToASessionThatHasEnded() {
        Session session;
        try (WireClient ftp = server.connect()) {
            session = only();
            ftp.send("QUIT").expect(221).expectClosed();
        }
        Await.until("the end", () -> server.server().sessions().isEmpty());
        session.kick();
        assertThat(server.server().sessions()).isEmpty();
        server.login().expectInSync();
    }
}
