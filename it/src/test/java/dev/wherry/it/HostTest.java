package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.user.Authenticator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HOST on a server that answers to each name: RFC 7151. */
class HostTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs().users(home -> noting(TestFtpServer.aliceAndVisitors(home)));

    private Authenticator noting(Authenticator users) {
        return credentials -> {
            asked.add(credentials.host());
            return users.authenticate(credentials);
        };
    }

    @Test
    @Proves("R117")
    void isTakenBeforeTheLoginAndRefusedAfterIt() {
        try (WireClient ftp = server.connect()) {
            ftp.send("HOST ftp.example.com").expect(220).login("alice", "secret");
            ftp.send("HOST ftp.example.com").expect(503).expectInSync();
        }
        assertThat(asked).containsExactly("ftp.example.com");
    }

    @Test
    @Proves("R118")
    void isTheLastOneThatWasTaken() {
        try (WireClient ftp = server.connect()) {
            ftp.send("HOST one.example").expect(220).send("HOST Two.Example").expect(220);
            ftp.send("HOST ..").expect(501).send("HOST 192.0.2.1").expect(504);
            ftp.login("alice", "secret");
        }
        assertThat(asked).containsExactly("two.example");
    }

    @Test
    @Proves("R121")
    void isNotNeeded() {
        try (WireClient ftp = server.login()) {
            ftp.expectInSync();
        }
        assertThat(asked).containsExactly("");
    }

    @Test
    @Proves("R121")
    void isForgottenByRein() {
        try (WireClient ftp = server.connect()) {
            ftp.send("HOST one.example").expect(220).rein();
            ftp.login("alice", "secret");
        }
        assertThat(asked).containsExactly("");
    }

    @Test
    @Proves("R120")
    void takesTheAddressOfTheServerAndNoOther() {
        try (WireClient ftp = server.connect()) {
            ftp.send("HOST 127.0.0.1").expect(220);
            ftp.send("HOST 127.0.0.2").expect(504).send("HOST 192.0.2.1").expect(504);
            ftp.send("HOST [::1]").expect(504).send("HOST [2001:db8::1]").expect(504);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp.example.com:21",
                "[::1]:21",
                "::1",
                "[127.0.0.1]",
                "[::1",
                "[]",
                "[fe80::1%lo]",
                "a b",
                " a",
                "a ",
                "-a",
                "a-",
                "a..b",
                ".",
                ".a",
                "a_b",
                "müller.example",
                "a/b",
                "../a",
                "256.1.1.1",
                "127.1",
                "1",
                ""
            })
    @Proves("R119")
    void refusesWhatIsNoHost(String name) {
        try (WireClient ftp = server.connect()) {
            ftp.send("HOST " + name).expect(501);
        }
    }

    @Test
    @Proves("R119")
    void refusesLabelsAndNamesThatAreTooLong() {
        try (WireClient ftp = server.connect()) {
            ftp.send("HOST " + "a".repeat(63) + ".example").expect(220);
            ftp.send("HOST " + "a".repeat(64) + ".example").expect(501);
            ftp.send("HOST " + "a.".repeat(127) + "example").expect(501);
        }
    }
}
