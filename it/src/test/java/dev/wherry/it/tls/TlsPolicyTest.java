package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent.LoggedIn;
import dev.wherry.event.FtpEvent.LoginFailed;
import dev.wherry.file.FileTree;
import dev.wherry.it.Await;
import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.it.WireClient;
import dev.wherry.tls.TlsPolicy;
import dev.wherry.user.Password;
import dev.wherry.user.Permissions;
import dev.wherry.user.User;
import dev.wherry.user.VirtualUsers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be protected, of the server and of one user. */
class TlsPolicyTest {
    @Nested
    class Off {
        @RegisterExtension final TestFtpServer server = Ftps.onJimfs(TlsPolicy.OFF);

        @Test
        @Proves("R51")
        void hidesTls() {
            try (WireClient ftp = server.connect()) {
                ftp.send("AUTH TLS").expect(502);
                assertThat(ftp.ask("FEAT").inner()).doesNotContain(" AUTH TLS", " PBSZ", " PROT");
                ftp.login("alice", "secret").expectInSync();
            }
        }
    }

    @Nested
    class LoginRequired {
        @RegisterExtension final TestFtpServer server = Ftps.onJimfs(TlsPolicy.LOGIN_REQUIRED);

        @Test
        @Proves("D3")
        void takesNoNameInClear() {
            try (WireClient ftp = server.connect()) {
                ftp.send("USER alice").expect(530).send("PASS secret").expect(530);
                ftp.send("USER anonymous").expect(530).send("USER nobody").expect(530);
                ftp.send("PWD").expect(530).send("LIST").expect(530);
                ftp.send("NOOP").expect(200).send("SYST").expect(215);
                assertThat(ftp.ask("FEAT").inner()).contains(" AUTH TLS");
                try (SecureWireClient secure = SecureWireClient.auth(ftp, TlsClient.fresh())) {
                    secure.login("alice").expectInSync();
                }
            }
        }

        @Test
        void leavesDataInClear() {
            server.write("/a", "content");
            try (SecureWireClient ftp = SecureWireClient.to(server).login("alice")) {
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226).protectData();
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226).send("PROT C").expect(200);
            }
        }
    }

    @Nested
    class LoginAndDataRequired {
        @RegisterExtension
        final TestFtpServer server = Ftps.onJimfs(TlsPolicy.LOGIN_AND_DATA_REQUIRED);

        @Test
        @Proves("D3")
        void takesNoNameInClear() {
            try (WireClient ftp = server.connect()) {
                ftp.send("USER alice").expect(530).send("PASS secret").expect(530);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "RETR a",
                    "STOR b",
                    "APPE b",
                    "STOU",
                    "LIST",
                    "NLST",
                    "MLSD",
                    "RETR missing"
                })
        @Proves({"D4", "R108"})
        void movesNothingInClear(String command) {
            server.write("/a", "content");
            try (SecureWireClient ftp =
                            SecureWireClient.to(server).login("alice").protectsData(false);
                    DataSocket data = ftp.passive()) {
                ftp.send(command).expect(521).expectInSync();
                assertThat(data.drain()).isZero();
                assertThat(server.names("/")).containsExactly("a");
            }
        }

        @Test
        @Proves({"D4", "R53", "R109"})
        void keepsDataProtected() {
            server.write("/a", "content");
            try (SecureWireClient ftp = SecureWireClient.login(server)) {
                ftp.send("PROT C").expect(534);
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
            }
        }

        @Test
        @Proves({"D4", "R107"})
        void looksAtTheTransferCommand() {
            server.write("/a", "content");
            try (SecureWireClient ftp = SecureWireClient.to(server).login("alice");
                    DataSocket data = ftp.passive()) {
                ftp.protectData().send("RETR a").expectPreliminary();
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
            }
        }

        @Test
        void leavesListingsOnTheControlConnection() {
            server.write("/a", "content");
            try (SecureWireClient ftp = SecureWireClient.to(server).login("alice")) {
                ftp.send("STAT /").expect(213).send("MLST a").expect(250).expectInSync();
            }
        }
    }

    @Nested
    class OfOneUser {
        @RegisterExtension
        final TestFtpServer server = Ftps.onJimfs().users(TlsPolicyTest::careful).recordingEvents();

        @Test
        @Proves("D3")
        void isRefusedInClear() {
            try (WireClient ftp = server.connect()) {
                ftp.send("USER carol").expect(331).send("PASS secret").expect(530);
                ftp.send("PWD").expect(530);
                ftp.send("USER dave").expect(331).send("PASS secret").expect(530);
                ftp.login("alice", "secret").expectInSync();
            }
        }

        /** Who guesses in clear must not learn from the refusal that the password is right. */
        @Test
        @Proves({"D3", "E2"})
        void isRefusedInClearLikeAWrongPassword() {
            List<String> names = List.of("carol", "carol", "alice", "unknown");
            List<String> passwords = List.of("secret", "wrong", "wrong", "secret");
            Set<String> replies = new HashSet<>();
            for (int i = 0; i < names.size(); i++) {
                try (WireClient ftp = server.connect()) {
                    String first = refusal(ftp, names.get(i), passwords.get(i));
                    replies.add(first + refusal(ftp, names.get(i), passwords.get(i)));
                    replies.add(first + refusal(ftp, names.get(i), passwords.get(i)));
                    ftp.expectClosed();
                }
            }
            assertThat(replies).hasSize(2).noneMatch(reply -> reply.contains("carol"));
            Await.until("the events", () -> server.events(LoginFailed.class).size() == 12);
            assertThat(server.events(LoginFailed.class))
                    .extracting(LoginFailed::userName)
                    .filteredOn("carol"::equals)
                    .hasSize(6);
            assertThat(server.events(LoggedIn.class)).isEmpty();
        }

        private static String refusal(WireClient ftp, String name, String password) {
            ftp.send("USER " + name).expect(331);
            return ftp.ask("PASS " + password).toString();
        }

        @Test
        @Proves({"D4", "R108"})
        void mustProtectData() {
            server.write("/a", "content");
            try (SecureWireClient ftp = SecureWireClient.to(server)) {
                ftp.login("dave").passive();
                ftp.send("RETR a").expect(521);
                ftp.protectData().send("PROT C").expect(534);
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
            }
        }

        @Test
        @Proves("D4")
        void countsForThatUserAlone() {
            server.write("/a", "content");
            try (SecureWireClient ftp = SecureWireClient.to(server)) {
                ftp.login("carol");
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226).login("dave").passive();
                ftp.send("RETR a").expect(521).login("carol");
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
            }
        }

        /** PROT C was agreed upon before the user who may not. */
        @Test
        @Proves("D4")
        void isStricterThanWhatWasAgreedBefore() {
            server.write("/a", "content");
            try (SecureWireClient ftp = SecureWireClient.to(server)) {
                ftp.send("PBSZ 0").expect(200).send("PROT C").expect(200).login("dave").passive();
                ftp.send("RETR a").expect(521).expectInSync();
            }
        }
    }

    @Nested
    class OfOneUserWithDelay {
        private static final Duration DELAY = Duration.ofMillis(200);

        @RegisterExtension
        final TestFtpServer server =
                Ftps.onJimfs()
                        .users(TlsPolicyTest::careful)
                        .with(builder -> builder.failedLoginDelay(DELAY));

        @Test
        @Proves({"D3", "E3"})
        void isRefusedInClearAsLate() {
            try (WireClient ftp = server.connect().send("USER carol").expect(331)) {
                long start = System.nanoTime();
                ftp.send("PASS secret").expect(530);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isGreaterThanOrEqualTo(DELAY);
            }
        }
    }

    private static VirtualUsers careful(Path home) {
        Permissions all = Permissions.of(TestFtpServer.ALL);
        User carol = User.of("carol", FileTree.of(home), all);
        User dave = User.of("dave", FileTree.of(home), all);
        return TestFtpServer.aliceAndVisitors(home)
                .users(
                        Map.of(
                                carol.withTlsPolicy(TlsPolicy.LOGIN_REQUIRED),
                                Password.clear("secret"),
                                dave.withTlsPolicy(TlsPolicy.LOGIN_AND_DATA_REQUIRED),
                                Password.clear("secret")));
    }
}
