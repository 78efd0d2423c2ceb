package dev.wherry.server.log;

import static dev.wherry.command.ReplyCode.COMMAND_OK;
import static dev.wherry.command.ReplyCode.FILE_ACTION_OK;
import static dev.wherry.command.ReplyCode.FILE_UNAVAILABLE;
import static dev.wherry.command.ReplyCode.NEED_PASSWORD;
import static dev.wherry.command.ReplyCode.SYSTEM_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.command.Reply;
import dev.wherry.event.FtpEvent;
import dev.wherry.file.VirtualPath;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLinesTest {
    private static final String HEAD = "[I 2026-11-21 12:00:00] 192.0.2.7:4711-";
    private static final String DEBUG_HEAD = "[D 2026-11-21 12:00:00] 192.0.2.7:4711-";

    private final List<String> lines = new ArrayList<>();
    private final LineFormat format = new LineFormat(ZoneOffset.UTC, false);
    private final Log log =
            (severity, at, text) ->
                    lines.add(format.format(new LogLine(severity, at, text)).strip());
    private final EventLines plain = new EventLines(log, false);
    private final EventLines debugging = new EventLines(log, true);

    @Test
    void tellsOfASession() {
        plain.onEvent(new FtpEvent.Connected(FakeSession.of(null)));
        plain.onEvent(new FtpEvent.LoginFailed(FakeSession.of(null), "alice"));
        plain.onEvent(new FtpEvent.LoggedIn(FakeSession.of("alice")));
        plain.onEvent(new FtpEvent.LoggedOut(FakeSession.of("alice"), FtpEvent.LogoutReason.QUIT));
        plain.onEvent(new FtpEvent.Disconnected(FakeSession.of("alice"), Duration.ofSeconds(1)));
        assertThat(lines)
                .containsExactly(
                        HEAD + "[] FTP session opened (connect)",
                        HEAD + "[] USER 'alice' failed login.",
                        HEAD + "[alice] USER 'alice' logged in.",
                        HEAD + "[alice] FTP session closed (disconnect).");
    }

    @Test
    void tellsOfLoginsUnderTls() {
        plain.onEvent(new FtpEvent.LoggedIn(FakeSession.secureOf("alice")));
        assertThat(lines).containsExactly(HEAD + "[alice] USER 'alice' logged in. (TLS)");
    }

    @Test
    void tellsOfTransfers() {
        var origin = FakeSession.of("alice");
        VirtualPath path = VirtualPath.of("/a b");
        plain.onEvent(
                new FtpEvent.FileSent(origin, path, "/srv/a b", 1700, Duration.ofNanos(1_900_000)));
        plain.onEvent(
                new FtpEvent.FileReceived(origin, path, "/srv/a b", 0, Duration.ofMillis(61_050)));
        plain.onEvent(new FtpEvent.TransferProgress(origin, FtpEvent.Direction.UPLOAD, path, 1));
        plain.onEvent(
                new FtpEvent.TransferFailed(
                        origin,
                        FtpEvent.Direction.UPLOAD,
                        path,
                        "/srv/a b",
                        5,
                        Duration.ofSeconds(2),
                        FtpEvent.Failure.CONNECTION_LOST));
        assertThat(lines)
                .containsExactly(
                        HEAD + "[alice] RETR /srv/a b completed=1 bytes=1700 seconds=0.001",
                        HEAD + "[alice] STOR /srv/a b completed=1 bytes=0 seconds=61.050",
                        HEAD
                                + "[alice] STOR /srv/a b completed=0 bytes=5 seconds=2.000 reason=connection_lost");
    }

    @Test
    void tellsOfCommandsThatChangeSomething() {
        plain.onEvent(done("alice", "MKD", "/a", Reply.of(FILE_ACTION_OK, "ok")));
        plain.onEvent(done("alice", "REIN", "", Reply.of(FILE_ACTION_OK, "ok")));
        plain.onEvent(
                done("alice", "DELE", "b", Reply.of(FILE_UNAVAILABLE, "b: not found, it's gone.")));
        plain.onEvent(done("alice", "NOOP", "", Reply.of(COMMAND_OK, "ok")));
        assertThat(lines)
                .containsExactly(
                        HEAD + "[alice] MKD /a 250",
                        HEAD + "[alice] REIN 250",
                        HEAD + "[alice] DELE b 550 'b: not found, it\\'s gone.'");
    }

    @Test
    void oneEventIsOneLineWhateverTheNames() {
        String hostile =
                "x\r\n[I 2026-11-21 12:00:00] 192.0.2.7:4711-[root] USER 'root' logged in.\u001b[2J\u202e\u2028";
        plain.onEvent(new FtpEvent.LoginFailed(FakeSession.of(null), hostile));
        plain.onEvent(done("alice", "MKD", hostile, Reply.of(FILE_ACTION_OK, "ok")));
        plain.onEvent(
                new FtpEvent.FileSent(
                        FakeSession.of(hostile),
                        VirtualPath.ROOT,
                        hostile,
                        1,
                        Duration.ofMillis(1)));
        assertThat(lines)
                .hasSize(3)
                .allSatisfy(line -> {
                    assertThat(line)
                            .startsWith(HEAD)
                            .contains("x\\x0d\\x0a[I ", "\\x1b[2J\\u{202e}\\u{2028}");
                    assertThat(line.chars().allMatch(c -> c >= ' ' && c < 0x7f)).isTrue();
                });
        assertThat(lines.getFirst())
                .contains("USER \\'root\\' logged in.")
                .endsWith("' failed login.");
        assertThat(lines.getLast()).endsWith(" completed=1 bytes=1 seconds=0.001");
    }

    @Test
    void tellsOfBans() {
        plain.onEvent(
                new FtpEvent.Banned(FakeSession.of(null), "192.0.2.7", Duration.ofMinutes(10)));
        assertThat(lines)
                .containsExactly(
                        "[W 2026-11-21 12:00:00] 192.0.2.7:4711-[] Refusing 192.0.2.7 for 600 s: too many failed logins");
    }

    @Test
    void forDebuggingTellsEachWordOfTheConversation() {
        debugging.onEvent(done(null, "USER", "alice", Reply.of(NEED_PASSWORD, "Password?")));
        debugging.onEvent(
                done(
                        "alice",
                        "FEAT",
                        "",
                        new Reply(SYSTEM_STATUS, List.of("Features:", " EPSV", "End."))));
        debugging.onEvent(done("alice", "MKD", "/a", Reply.of(FILE_ACTION_OK, "ok")));
        debugging.onEvent(
                new FtpEvent.LoggedOut(FakeSession.of("alice"), FtpEvent.LogoutReason.TIMEOUT));
        assertThat(lines)
                .containsExactly(
                        DEBUG_HEAD + "[] <- USER alice",
                        DEBUG_HEAD + "[] -> 331 Password?",
                        DEBUG_HEAD + "[alice] <- FEAT",
                        DEBUG_HEAD + "[alice] -> 211-Features:",
                        DEBUG_HEAD + "[alice] ->  EPSV",
                        DEBUG_HEAD + "[alice] -> 211 End.",
                        DEBUG_HEAD + "[alice] <- MKD /a",
                        DEBUG_HEAD + "[alice] -> 250 ok",
                        DEBUG_HEAD + "[alice] Logged out (timeout).");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                ", PASS, secret, PASS ******",
                "alice, PASS, secret, PASS ******",
                "alice, ACCT, secret, ACCT ******",
                ", PASSSECRET, \"\", PASS******",
                "alice, ADATSECRET, x, ADAT******",
                ", PSAS, secret, PSAS ******",
                ", CWD, secret, CWD ******",
                "alice, CWD, /pub, CWD /pub",
                ", USER, alice, USER alice",
                ", AUTH, TLS, AUTH TLS",
                ", NOOP, \"\", NOOP",
            })
    void secretsStayOutOfTheLog(String user, String verb, String argument, String logged) {
        debugging.onEvent(done(user, verb, argument, Reply.of(COMMAND_OK, "ok")));
        assertThat(lines.getFirst()).endsWith("] <- " + logged);
    }

    @Test
    void aLongReplyIsCutInTheMiddle() {
        List<String> reply = IntStream.range(0, 1000).mapToObj(i -> "line " + i).toList();
        debugging.onEvent(done("alice", "STAT", "/", new Reply(SYSTEM_STATUS, reply)));
        assertThat(lines).hasSize(1 + 40 + 2);
        assertThat(lines.get(40)).endsWith("-> line 39");
        assertThat(lines.get(41)).endsWith("-> (959 more lines)");
        assertThat(lines.get(42)).endsWith("-> 211 line 999");
    }

    private static FtpEvent.CommandDone done(
            String user, String verb, String argument, Reply reply) {
        return new FtpEvent.CommandDone(
                FakeSession.of(user), verb, argument, reply, Duration.ofMillis(1));
    }
}
