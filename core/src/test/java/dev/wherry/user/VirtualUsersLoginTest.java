package dev.wherry.user;

import static dev.wherry.user.VirtualUsers.ANONYMOUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.tls.TlsConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualUsersLoginTest {
    private static final String TOO_LONG = "x".repeat(Password.MAX_BYTES + 1);

    private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
    private final Path home = disk.getPath("/");
    private final AtomicLong spent = new AtomicLong();
    private final PasswordChecks checks =
            new PasswordChecks(1, 10, Duration.ofSeconds(20), spent::addAndGet);
    private final VirtualUsers nobody = VirtualUsers.empty(checks);

    @AfterEach
    void closeDisk() throws IOException {
        disk.close();
    }

    private static LoginResult login(Authenticator users, String name, String password)
            throws Exception {
        InetSocketAddress client = InetSocketAddress.createUnresolved("client", 1024);
        return users.authenticate(new Credentials(name, password, client, ""));
    }

    private Password counted(String right, int cost) {
        return new CountedPassword(right, cost, spent);
    }

    @ParameterizedTest(name = "[{0}] [{1}]")
    @CsvSource({
        "clear, secret, true",
        "clear, Secret, false",
        "clear, '', false",
        "hashed, secret, true",
        "hashed, wrong, false",
        "hashed, '', false",
        "blank, '', true",
        "blank, ' ', false",
        "locked, '', false",
        "locked, secret, false",
        "own, 42, true",
        "own, '', false",
        "nobody, secret, false",
        "nobody, '', false",
        "'', '', false",
        "' clear', secret, false",
        "'clear ', secret, false",
        "CLEAR, secret, false",
        "anonymous, '', false",
        "ftp, '', false",
    })
    void letInWhoeverHasTheRightPassword(String name, String password, boolean in)
            throws Exception {
        VirtualUsers users =
                VirtualUsers.empty()
                        .user("clear", Password.clear("secret"), home, "elr")
                        .user("hashed", Pbkdf2Hash.of("secret", 1_000), home, "elr")
                        .user("blank", Password.blank(), home, "elr")
                        .user("locked", Password.locked(), home, "elr")
                        .user("own", sent -> sent.equals("42"), home, "elr");

        LoginResult result = login(users, name, password);
        assertThat(result)
                .isEqualTo(
                        in
                                ? LoginResult.accept(users.find(name).orElseThrow())
                                : LoginResult.refuse());
    }

    private static LoginResult recognize(Authenticator users, String name, X509Certificate... chain)
            throws Exception {
        InetSocketAddress client = InetSocketAddress.createUnresolved("client", 1024);
        return users.recognize(new Credentials(name, "", client, "", List.of(chain)));
    }

    @Test
    void recognizeWhoShowsTheirCertificate() throws Exception {
        TlsConfig first = TlsConfig.selfSigned();
        TlsConfig second = TlsConfig.selfSigned();
        X509Certificate ofFirst = first.certificates().getFirst();
        X509Certificate ofSecond = second.certificates().getFirst();
        VirtualUsers users =
                nobody.anonymous(home)
                        .user("alice", Password.locked(), home, "elr")
                        .user("bob", Password.clear("secret"), home, "elr")
                        .certificates("alice", first.fingerprint());

        LoginResult alice = LoginResult.accept(users.find("alice").orElseThrow());
        assertThat(recognize(users, "alice", ofFirst)).isEqualTo(alice);
        assertThat(recognize(LiveUsers.of(users), "alice", ofFirst)).isEqualTo(alice);
        assertThat(recognize(users, "alice", ofFirst, ofSecond)).isEqualTo(alice);
        assertThat(recognize(users, "alice", ofSecond, ofFirst)).isEqualTo(LoginResult.refuse());
        for (String other : List.of("bob", "Alice", "unknown", "anonymous", "ftp", "")) {
            assertThat(recognize(users, other, ofFirst)).isEqualTo(LoginResult.refuse());
        }
        assertThat(recognize(users, "alice")).isEqualTo(LoginResult.refuse());

        VirtualUsers changed =
                users.password("alice", Password.clear("new")).messages("alice", "Hi.", "Bye.");
        assertThat(recognize(changed, "alice", ofFirst))
                .isEqualTo(LoginResult.accept(changed.find("alice").orElseThrow()));
        assertThat(recognize(users.certificates("alice"), "alice", ofFirst))
                .isEqualTo(LoginResult.refuse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "sha256 Fingerprint=00",
                "000000000000000000000000000000000000000000000000000000000000000g",
                "00000000000000000000000000000000000000000000000000000000000000000"
            })
    void refuseWhatIsNoFingerprint(String text) {
        VirtualUsers users = nobody.user("alice", Password.locked(), home, "elr");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users.certificates("alice", text))
                .withMessageContaining("64 hexadecimal digits");
    }

    @Test
    void haveNoCertificatesOfVisitorsAndStrangers() {
        VirtualUsers users = nobody.anonymous(home);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users.certificates(ANONYMOUS))
                .withMessageContaining("need no certificate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users.certificates("alice"))
                .withMessageContaining("no user 'alice'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guest", "me@example.org", "grün", "\udcff", "\u001b[2J"})
    void letInAnonymousVisitorsWithAnyPassword(String password) throws Exception {
        VirtualUsers users = nobody.anonymous(home);
        LoginResult visitor = LoginResult.accept(users.find(ANONYMOUS).orElseThrow());

        assertThat(login(users, "anonymous", password)).isEqualTo(visitor);
        assertThat(login(users, "ftp", password)).isEqualTo(visitor);
        assertThat(login(users, "Anonymous", password)).isEqualTo(LoginResult.refuse());
        assertThat(login(users, "FTP", password)).isEqualTo(LoginResult.refuse());
    }

    @Test
    void letAUserHaveTheNameFtp() throws Exception {
        VirtualUsers users =
                nobody.anonymous(home).user("ftp", Password.clear("secret"), home, "elr");

        assertThat(login(users, "ftp", "guest")).isEqualTo(LoginResult.refuse());
        assertThat(login(users, "ftp", "secret"))
                .isEqualTo(LoginResult.accept(users.find("ftp").orElseThrow()));
        assertThat(login(users, "anonymous", "guest")).isInstanceOf(LoginResult.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"any", "hashed", "blank", "anonymous"})
    void refuseAPasswordThatIsTooLong(String name) throws Exception {
        VirtualUsers users =
                nobody.anonymous(home)
                        .user("any", _ -> true, home, "elr")
                        .user("blank", Password.blank(), home, "elr")
                        .user("hashed", counted(TOO_LONG, 7), home, "elr");

        assertThat(login(users, name, TOO_LONG)).isEqualTo(LoginResult.refuse());
        assertThat(login(users, name, "ü".repeat(257))).isEqualTo(LoginResult.refuse());
        assertThat(login(users, "any", "ü".repeat(256))).isInstanceOf(LoginResult.Accepted.class);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "dear",
                "cheaper",
                "clear",
                "blank",
                "locked",
                "own",
                "unknown",
                "",
                "x' OR 1=1--"
            })
    void spendTheSameOnEveryRefusal(String name) throws Exception {
        VirtualUsers users =
                nobody.user("clear", Password.clear("secret"), home, "elr")
                        .user("cheaper", counted("secret", 1_000), home, "elr")
                        .user("dear", counted("secret", 600_000), home, "elr")
                        .user("blank", Password.blank(), home, "elr")
                        .user("locked", Password.locked(), home, "elr")
                        .user("own", _ -> false, home, "elr");
        for (String password : List.of("wrong", TOO_LONG, "\udcff", "\0", "\u00fc".repeat(256))) {
            spent.set(0);
            assertThat(login(users, name, password)).isEqualTo(LoginResult.refuse());
            assertThat(spent).hasValue(600_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dear", "clear", "locked", "unknown"})
    void spendTheSameOnTheEmptyPassword(String name) throws Exception {
        VirtualUsers users =
                nobody.user("clear", Password.clear("secret"), home, "elr")
                        .user("dear", counted("secret", 600_000), home, "elr")
                        .user("locked", Password.locked(), home, "elr");

        assertThat(login(users, name, "")).isEqualTo(LoginResult.refuse());
        assertThat(spent).hasValue(600_000);
    }

    @Test
    void doNotLetAnUnknownNameInWithThePasswordThatItIsComparedWith() throws Exception {
        VirtualUsers users = nobody.user("alice", counted("secret", 600_000), home, "elr");

        assertThat(login(users, "unknown", "secret")).isEqualTo(LoginResult.refuse());
        assertThat(spent).hasValue(600_000);
    }

    @Test
    void spendNoMoreThanNeededOnWhoIsLetIn() throws Exception {
        VirtualUsers users =
                nobody.anonymous(home)
                        .user("cheaper", counted("secret", 1_000), home, "elr")
                        .user("dear", counted("secret", 600_000), home, "elr");

        assertThat(login(users, "anonymous", "")).isInstanceOf(LoginResult.Accepted.class);
        assertThat(spent).hasValue(0);
        assertThat(login(users, "cheaper", "secret")).isInstanceOf(LoginResult.Accepted.class);
        assertThat(spent).hasValue(1_000);
    }

    @Test
    void followTheDearestPasswordThatIsLeft() throws Exception {
        VirtualUsers users =
                nobody.user("cheaper", counted("secret", 1_000), home, "elr")
                        .user("dear", counted("secret", 600_000), home, "elr");

        login(users.remove("dear"), "unknown", "x");
        assertThat(spent).hasValue(1_000);
        login(users.password("dear", Password.locked()), "dear", "x");
        assertThat(spent).hasValue(2_000);
        login(nobody, "unknown", "x");
        assertThat(spent).hasValue(2_000);
    }

    @Test
    void neverAskAPasswordOfNoCostAboutAnotherName() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        VirtualUsers users = nobody.user("own", _ -> asked.incrementAndGet() > 0, home, "elr");

        assertThat(login(users, "unknown", "x")).isEqualTo(LoginResult.refuse());
        assertThat(asked).hasValue(0);
    }

    @Test
    void takeAnotherPassword() throws Exception {
        VirtualUsers users = nobody.user("alice", Password.clear("old"), home, "elr");
        VirtualUsers changed = users.password("alice", Password.clear("new"));

        assertThat(login(changed, "alice", "old")).isEqualTo(LoginResult.refuse());
        assertThat(login(changed, "alice", "new")).isInstanceOf(LoginResult.Accepted.class);
        assertThat(login(users, "alice", "old")).isInstanceOf(LoginResult.Accepted.class);
    }

    /** Nobody waits for as little as that: every login that needs computing is turned away. */
    @ParameterizedTest
    @ValueSource(strings = {"dear", "clear", "locked", "unknown"})
    void sayUnavailableForEveryNameWhenTooManyWait(String name) throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        PasswordChecks full = new PasswordChecks(1, 1, Duration.ZERO, _ -> await(busy));
        VirtualUsers users =
                VirtualUsers.empty(full)
                        .user("clear", Password.clear("secret"), home, "elr")
                        .user("dear", new Blocked(busy), home, "elr")
                        .user("locked", Password.locked(), home, "elr");

        assertThat(login(users, name, "wrong")).isEqualTo(LoginResult.unavailable());
        assertThat(login(users, "clear", "secret")).isInstanceOf(LoginResult.Accepted.class);
        busy.countDown();
    }

    /** A password that computes until it is told to end. */
    private record Blocked(CountDownLatch end) implements Password {
        @Override
        public boolean matches(String candidate) {
            await(end);
            return false;
        }

        @Override
        public int cost() {
            return 1;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isQuickWhileNoPasswordTakesComputing() {
        VirtualUsers users =
                nobody.anonymous(home)
                        .user("clear", Password.clear("secret"), home, "elr")
                        .user("blank", Password.blank(), home, "elr")
                        .user("locked", Password.locked(), home, "elr");
        for (String name : List.of("clear", "blank", "locked", "unknown", ANONYMOUS, "ftp")) {
            assertThat(mayTakeLong(users, name)).as(name).isFalse();
        }
    }

    /** Whatever depends on whether a name exists can be measured. */
    @Test
    void isAsSlowForAllNamesOnceOnePasswordMayBe() {
        VirtualUsers clear = nobody.user("clear", Password.clear("secret"), home, "elr");
        for (Password slow :
                List.<Password>of(counted("secret", 1_000), candidate -> candidate.equals("x"))) {
            VirtualUsers users = clear.user("slow", slow, home, "elr");
            for (String name : List.of("clear", "slow", "unknown", ANONYMOUS, "ftp")) {
                assertThat(mayTakeLong(users, name)).as(name).isTrue();
            }
        }
    }

    @Test
    void isQuickForVisitorsWhoeverElseThereIs() {
        VirtualUsers users =
                nobody.anonymous(home).user("slow", counted("secret", 1_000), home, "elr");
        assertThat(mayTakeLong(users, ANONYMOUS)).isFalse();
        assertThat(mayTakeLong(users, "ftp")).isFalse();
        assertThat(mayTakeLong(LiveUsers.of(users), "ftp")).isFalse();
        assertThat(mayTakeLong(LiveUsers.of(users), "unknown")).isTrue();
        VirtualUsers named = users.user("ftp", Password.clear("secret"), home, "elr");
        assertThat(mayTakeLong(named, "ftp")).isTrue();
    }

    private static boolean mayTakeLong(Authenticator users, String name) {
        InetSocketAddress client = InetSocketAddress.createUnresolved("client", 1024);
        return users.mayTakeLong(new Credentials(name, "secret", client, ""));
    }
}
