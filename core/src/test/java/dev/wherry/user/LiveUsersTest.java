package dev.wherry.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveUsersTest {
    private static final Password SECRET = Password.clear("secret");

    private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
    private final Path home = disk.getPath("/");
    private final LiveUsers live = LiveUsers.of(VirtualUsers.empty());

    @AfterEach
    void closeDisk() throws IOException {
        disk.close();
    }

    private boolean letsIn(String name) {
        InetSocketAddress client = InetSocketAddress.createUnresolved("client", 1024);
        return live.authenticate(new Credentials(name, "secret", client, ""))
                instanceof LoginResult.Accepted;
    }

    @Test
    void letInWhoeverIsThereAtThatMoment() {
        assertThat(letsIn("bob")).isFalse();
        VirtualUsers changed = live.update(users -> users.user("bob", SECRET, home, "elr"));
        assertThat(letsIn("bob")).isTrue();
        assertThat(live.users()).isSameAs(changed);

        live.update(users -> users.remove("bob"));
        assertThat(letsIn("bob")).isFalse();

        live.replace(changed);
        assertThat(letsIn("bob")).isTrue();
    }

    @Test
    void knowTheTreesOfThePresentUsers() {
        assertThat(live.knownTrees()).isEmpty();
        live.update(users -> users.anonymous(home));
        assertThat(live.knownTrees()).hasSize(1);
        assertThat(live).hasToString("LiveUsers of VirtualUsers[anonymous]");
    }

    @Test
    void stayAsTheyWereWhenAChangeFails() {
        live.update(users -> users.user("bob", SECRET, home, "elr"));
        VirtualUsers before = live.users();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> live.update(users -> users.remove("carol")));
        assertThatNullPointerException().isThrownBy(() -> live.update(_ -> null));
        assertThatNullPointerException().isThrownBy(() -> live.replace(null));
        assertThatNullPointerException().isThrownBy(() -> LiveUsers.of(null));
        assertThat(live.users()).isSameAs(before);
    }

    @Test
    void keepTheChangesOfAllThreads() {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 200; i++) {
                String name = "user" + i;
                threads.execute(() -> live.update(u -> u.user(name, SECRET, home, "elr")));
            }
        }
        assertThat(live.users().names()).hasSize(200);
    }
}
