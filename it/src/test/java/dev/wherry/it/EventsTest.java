package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent;
import dev.wherry.event.FtpEvent.Direction;
import dev.wherry.event.FtpEvent.Failure;
import dev.wherry.event.FtpEvent.LogoutReason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The catalogue of events: each is told, once, with what it is about, in order. */
class EventsTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk().recordingEvents();

    private List<String> kinds() {
        return server.events().stream()
                .filter(event -> !(event instanceof FtpEvent.CommandDone))
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    private void awaitEnd() {
        Await.until("the last event", () -> !server.events(FtpEvent.Disconnected.class).isEmpty());
    }

    @Test
    void tellsTheLifeOfASessionInOrder() {
        try (WireClient ftp = server.login()) {
            ftp.send("QUIT").expect(221).expectClosed();
        }
        awaitEnd();
        assertThat(kinds()).containsExactly("Connected", "LoggedIn", "LoggedOut", "Disconnected");
        assertThat(server.awaitEvent(FtpEvent.LoggedOut.class).reason())
                .isEqualTo(LogoutReason.QUIT);
    }

    @Test
    void tellsWhereAndWho() {
        int port;
        try (WireClient ftp = server.login()) {
            port = ftp.localPort();
            ftp.send("QUIT").expect(221).expectClosed();
        }
        awaitEnd();
        for (FtpEvent event : server.events()) {
            assertThat(event.origin().session().remoteAddress().getPort()).isEqualTo(port);
            assertThat(event.origin().session().localAddress()).isEqualTo(server.address());
            assertThat(event.origin().at()).isNotNull();
        }
        assertThat(server.awaitEvent(FtpEvent.Connected.class).origin().user()).isNull();
        assertThat(server.awaitEvent(FtpEvent.LoggedIn.class).origin().user()).isEqualTo("alice");
        assertThat(server.awaitEvent(FtpEvent.LoggedOut.class).origin().user()).isEqualTo("alice");
        assertThat(server.awaitEvent(FtpEvent.Disconnected.class).duration()).isPositive();
    }

    @Test
    void tellsWhyALoginEnded() {
        try (WireClient ftp = server.login()) {
            ftp.send("USER alice").expect(331).send("PASS secret").expect(230);
            ftp.rein().login("alice", "secret");
        }
        awaitEnd();
        assertThat(server.events(FtpEvent.LoggedOut.class))
                .extracting(FtpEvent.LoggedOut::reason)
                .containsExactly(LogoutReason.USER, LogoutReason.REIN, LogoutReason.DROPPED);
        assertThat(server.events(FtpEvent.LoggedIn.class)).hasSize(3);
    }

    @Test
    void tellsOfFailedLoginsWithTheNameThatWasTried() {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER mallory").expect(331).send("PASS x").expect(530);
        }
        FtpEvent.LoginFailed event = server.awaitEvent(FtpEvent.LoginFailed.class);
        assertThat(event.userName()).isEqualTo("mallory");
        assertThat(event.origin().user()).isNull();
    }

    @Test
    void tellsOfTransfers() {
        try (WireClient ftp = server.login()) {
            ftp.send("MKD d").expect(257).send("CWD d").expect(250);
            ftp.upload("STOR a", "12345").expect(226);
            FtpEvent.FileReceived received = server.awaitEvent(FtpEvent.FileReceived.class);
            assertThat(received.path()).hasToString("/d/a");
            assertThat(received.realPath()).isEqualTo(server.path("/d/a").toString());
            assertThat(received.bytes()).isEqualTo(5);
            assertThat(received.duration()).isGreaterThan(Duration.ZERO);
            assertThat(received.origin().user()).isEqualTo("alice");
            ftp.send("REST 2").expect(350);
            ftp.download("RETR a");
            ftp.expect(226);
            FtpEvent.FileSent sent = server.awaitEvent(FtpEvent.FileSent.class);
            assertThat(sent.path()).hasToString("/d/a");
            assertThat(sent.bytes()).isEqualTo(3);
            ftp.list("NLST");
        }
        awaitEnd();
        assertThat(server.events(FtpEvent.FileSent.class)).as("a listing is no file").hasSize(1);
        assertThat(server.events(FtpEvent.TransferFailed.class)).isEmpty();
    }

    @Test
    void tellsOfTransfersThatFailed() {
        server.write("/large", new byte[8 << 20]);
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR large").expectPreliminary();
            data.read(100);
            ftp.send("ABOR").expect(426).expect(226);
            FtpEvent.TransferFailed event = server.awaitEvent(FtpEvent.TransferFailed.class);
            assertThat(event.failure()).isEqualTo(Failure.ABORTED);
            assertThat(event.direction()).isEqualTo(Direction.DOWNLOAD);
            assertThat(event.path()).hasToString("/large");
            long least = OverTls.IS_ON ? 0 : 100; // records count when all of a batch are written
            assertThat(event.bytes()).isBetween(least, 8L << 20);
        }
    }

    /** Whom the reply does not reach, it is as true for. */
    @Test
    void tellsOfTransfersThatNobodyIsLeftToAnswer() {
        WireClient ftp = server.login();
        try (DataSocket data = ftp.passiveOfItsOwn(0)) {
            ftp.send("STOR a").expectPreliminary();
            data.write("half of it");
            ftp.reset();
            FtpEvent.TransferFailed event = server.awaitEvent(FtpEvent.TransferFailed.class);
            assertThat(event.failure()).isEqualTo(Failure.CONNECTION_LOST);
            assertThat(event.path()).hasToString("/a");
        }
    }

    @Test
    void tellsOfChangesToFiles() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            ftp.send("MKD d").expect(257);
            ftp.send("RNFR a").expect(350).send("RNTO b").expect(250);
            ftp.send("SITE CHMOD 640 b").expect(200);
            ftp.send("MFMT 20200102030405 b").expect(213);
            ftp.send("DELE b").expect(250).send("RMD d").expect(250);
            ftp.send("QUIT").expect(221).expectClosed();
        }
        awaitEnd();
        assertThat(kinds())
                .containsExactly(
                        "Connected",
                        "LoggedIn",
                        "DirectoryMade",
                        "Renamed",
                        "ModeChanged",
                        "TimeChanged",
                        "FileDeleted",
                        "FileDeleted",
                        "LoggedOut",
                        "Disconnected");
        FtpEvent.Renamed renamed = server.awaitEvent(FtpEvent.Renamed.class);
        assertThat(renamed.from()).hasToString("/a");
        assertThat(renamed.to()).hasToString("/b");
        assertThat(server.awaitEvent(FtpEvent.ModeChanged.class).mode()).isEqualTo(0640);
        assertThat(server.awaitEvent(FtpEvent.TimeChanged.class).modified())
                .isEqualTo("2020-01-02T03:04:05Z");
    }

    @Test
    void tellsOfNothingThatWasRefused() {
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("MKD d").expect(550).send("DELE a").expect(550);
            ftp.send("QUIT").expect(221).expectClosed();
        }
        awaitEnd();
        assertThat(kinds()).containsExactly("Connected", "LoggedIn", "LoggedOut", "Disconnected");
    }

    @Test
    @PlainOnly("the commands that begin TLS would be among them")
    void tellsEachCommandOnceWithItsReplyAndWithoutSecrets() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            ftp.download("RETR a");
            ftp.expect(226).send("XYZZY nonsense").expect(500);
            ftp.send("PASS again").expect(503).send("SITE CHMOD 9 x").expect(501);
            ftp.send("QUIT").expect(221).expectClosed();
        }
        awaitEnd();
        List<FtpEvent.CommandDone> commands = server.events(FtpEvent.CommandDone.class);
        assertThat(commands)
                .extracting(c -> c.verb() + " " + c.reply().code().number())
                .containsExactly(
                        "USER 331",
                        "PASS 230",
                        "TYPE 200",
                        "PASV 227",
                        "RETR 226",
                        "XYZZY 500",
                        "PASS 503",
                        "SITE CHMOD 501",
                        "QUIT 221");
        assertThat(commands.get(4).argument()).isEqualTo("a");
        assertThat(server.events().toString()).doesNotContain("secret").doesNotContain("again");
        assertThat(server.server().stats().commands()).isEqualTo(9);
    }

    @Test
    void pairsBeginningsAndEndsInManySessions() {
        for (int i = 0; i < 60; i++) {
            WireClient ftp = server.login();
            switch (i % 3) {
                case 0 -> ftp.send("QUIT").expect(221).expectClosed();
                case 1 -> ftp.close();
                default -> ftp.reset();
            }
        }
        Await.until("all ends", () -> server.events(FtpEvent.Disconnected.class).size() == 60);
        assertThat(ids(FtpEvent.Connected.class)).hasSize(60);
        assertThat(ids(FtpEvent.LoggedIn.class)).isEqualTo(ids(FtpEvent.Connected.class));
        assertThat(ids(FtpEvent.LoggedOut.class)).isEqualTo(ids(FtpEvent.Connected.class));
        assertThat(ids(FtpEvent.Disconnected.class)).isEqualTo(ids(FtpEvent.Connected.class));
        assertThat(server.events(FtpEvent.LoggedOut.class)).hasSize(60);
    }

    private <E extends FtpEvent> Set<Long> ids(Class<E> kind) {
        return server.events(kind).stream()
                .map(event -> event.origin().session().id())
                .collect(Collectors.toSet());
    }
}
