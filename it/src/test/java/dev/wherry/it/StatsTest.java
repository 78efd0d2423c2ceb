package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.ServerStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a server counts. */
class StatsTest {
    private static final int MOST_SESSIONS = 3;
    private static final byte[] BIG = new byte[16 << 20];

    @RegisterExtension
    final TestFtpServer server = TestFtpServer.onDisk().with(b -> b.maxSessions(MOST_SESSIONS));

    private ServerStats stats() {
        return server.server().stats();
    }

    @Test
    void areZeroAtFirst() {
        assertThat(stats()).isEqualTo(new ServerStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void countSessionsThatAreOpenAcceptedAndRefused() {
        try (WireClient one = server.connect();
                WireClient two = server.connect();
                WireClient three = server.connect()) {
            assertThat(stats().sessions()).isEqualTo(MOST_SESSIONS);
            server.connectSilently().expect(421).expectClosed();
            two.send("QUIT").expect(221).expectClosed();
            Await.until("the end of a session", () -> stats().sessions() == MOST_SESSIONS - 1);
            server.connect().send("QUIT").expect(221).expectClosed();
            one.send("PWD").expect(530);
            three.send("PWD").expect(530);
        }
        Await.until("the end of the sessions", () -> stats().sessions() == 0);
        assertThat(stats().sessionsAccepted()).isEqualTo(MOST_SESSIONS + 1);
        assertThat(stats().sessionsRefused()).isEqualTo(1);
    }

    @Test
    void countLogins() {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER alice").expect(331).send("PASS wrong").expect(530);
            ftp.send("USER nobody").expect(331).send("PASS secret").expect(530);
            ftp.login("alice", "secret").rein().login("alice", "secret");
        }
        assertThat(stats().logins()).isEqualTo(2);
        assertThat(stats().loginsFailed()).isEqualTo(2);
    }

    @Test
    @PlainOnly("the commands that begin TLS would count too")
    void countEachCommandThatWasAnswered() {
        try (WireClient ftp = server.login("alice")) {
            ftp.send("PWD").expect(257).send("XYZZY").expect(500).send("CWD nowhere").expect(550);
            ftp.send("NOOP").expect(200);
            assertThat(stats().commands()).isEqualTo(6); // with USER and PASS
        }
    }

    @Test
    void countFilesAndTheirBytesButNoListings() {
        server.write("/a", "12345");
        try (WireClient ftp = server.login()) {
            ftp.download("RETR a");
            ftp.expect(226);
            ftp.download("RETR a");
            ftp.expect(226).upload("STOR b", "1234567").expect(226).list("LIST");
            assertThat(stats().filesSent()).isEqualTo(2);
            assertThat(stats().bytesSent()).isEqualTo(10);
            assertThat(stats().filesReceived()).isEqualTo(1);
            assertThat(stats().bytesReceived()).isEqualTo(7);
            assertThat(stats().transfersFailed()).isZero();
        }
    }

    @Test
    void countOnlyTheBytesThatWereMoved() {
        server.write("/a", "0123456789");
        try (WireClient ftp = server.login()) {
            ftp.send("REST 4").expect(350).download("RETR a");
            ftp.expect(226);
            assertThat(stats().bytesSent()).isEqualTo(6);
        }
    }

    @Test
    void countTransfersThatRun() {
        server.write("/big", BIG);
        try (WireClient ftp = server.login();
                WireClient other = server.login()) {
            assertThat(stats().transfers()).isZero();
            DataSocket first = ftp.passiveWithSmallWindow();
            ftp.send("RETR big").expectPreliminary();
            assertThat(stats().transfers()).isEqualTo(1);
            DataSocket second = other.passive();
            other.send("STOR a").expectPreliminary();
            assertThat(stats().transfers()).isEqualTo(2);
            second.begin().close();
            other.expect(226);
            assertThat(stats().transfers()).isEqualTo(1);
            assertThat(first.drain()).isEqualTo(BIG.length);
            ftp.expect(226);
            assertThat(stats().transfers()).isZero();
            assertThat(stats().bytesSent()).isEqualTo(BIG.length);
        }
    }

    @Test
    @PlainOnly("a reset may come before the handshake is over: see tls.TruncationTest")
    void countTransfersThatFail() {
        server.write("/big", BIG);
        try (WireClient ftp = server.login()) {
            DataSocket first = ftp.passive();
            ftp.send("STOR a").expectPreliminary();
            first.reset();
            ftp.expect(426);
            assertThat(stats().transfersFailed()).isEqualTo(1);
            DataSocket second = ftp.passiveWithSmallWindow();
            ftp.send("RETR big").expectPreliminary();
            second.read(1_000);
            ftp.send("ABOR").expect(426).expect(226);
            assertThat(stats().transfersFailed()).isEqualTo(2);
            assertThat(stats().filesSent()).isZero();
            assertThat(stats().filesReceived()).isZero();
            assertThat(stats().bytesSent()).isBetween(1_000L, BIG.length - 1L);
            assertThat(stats().transfers()).isZero();
        }
    }

    @Test
    void countATransferThatIsLostWithItsClient() {
        server.write("/big", BIG);
        WireClient ftp = server.login();
        ftp.passiveWithSmallWindow();
        ftp.send("RETR big").expectPreliminary();
        ftp.reset();
        Await.until("the end of the session", () -> stats().sessions() == 0);
        assertThat(stats().transfers()).isZero();
        assertThat(stats().transfersFailed()).isEqualTo(1);
    }
}
