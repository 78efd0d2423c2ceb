package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent;
import dev.wherry.user.Authenticator;
import dev.wherry.user.Credentials;
import dev.wherry.user.LoginResult;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which threads log users in: a quick check costs no other one, and a slow one holds up nobody. */
class LoginThreadTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Boolean> virtualThreads = new ConcurrentHashMap<>();

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs().users(Asked::new).with(b -> b.listener(this::noteThread));

    /** Users whose names tell whether they are known at once. */
    private final class Asked implements Authenticator {
        private final VirtualUsers users;

        Asked(Path home) {
            users =
                    VirtualUsers.empty()
                            .user("quick", Password.clear("secret"), home, "elr")
                            .user("slow", Password.clear("secret"), home, "elr");
        }

        @Override
        public LoginResult authenticate(Credentials credentials) {
            asked.add(credentials.userName() + ":" + credentials.password());
            return users.authenticate(credentials);
        }

        @Override
        public boolean mayTakeLong(Credentials credentials) {
            if (credentials.userName().equals("broken")) {
                throw new IllegalStateException("on purpose");
            }
            return !credentials.userName().equals("quick");
        }

        @Override
        public boolean mayHoldThread() {
            return false;
        }
    }

    private void noteThread(FtpEvent event) {
        switch (event) {
            case FtpEvent.LoggedIn in -> virtualThreads.put(in.origin().user(), isVirtual());
            case FtpEvent.LoginFailed no -> virtualThreads.put("no " + no.userName(), isVirtual());
            default -> {}
        }
    }

    private static boolean isVirtual() {
        return Thread.currentThread().isVirtual();
    }

    @Test
    void aQuickLoginStaysOnTheThreadThatReadIt() {
        server.login("quick").close();
        assertThat(virtualThreads).containsEntry("quick", false);
    }

    @Test
    void aSlowLoginMovesToAnother() {
        server.login("slow").close();
        assertThat(virtualThreads).containsEntry("slow", true);
    }

    @Test
    @Proves("E3")
    void aRefusedOneWaitsOutItsDelayElsewhere() {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER quick").expect(331).send("PASS wrong").expect(530);
        }
        assertThat(virtualThreads).containsEntry("no quick", true);
    }

    @Test
    void theAuthenticatorIsAskedOnceForEachPassword() {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER quick").expect(331).send("PASS wrong").expect(530);
            ftp.send("PASS secret").expect(503);
            ftp.send("USER slow").expect(331).send("PASS wrong").expect(530);
            ftp.send("USER quick").expect(331).send("PASS secret").expect(230);
        }
        assertThat(asked).containsExactly("quick:wrong", "slow:wrong", "quick:secret");
    }

    @Test
    void oneThatCannotTellIsTakenForASlowOne() {
        server.expectingDefects();
        try (WireClient ftp = server.connect()) {
            ftp.send("USER broken").expect(331).send("PASS x").expect(530);
        }
        assertThat(virtualThreads).containsEntry("no broken", true);
    }
}
