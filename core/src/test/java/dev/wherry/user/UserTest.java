package dev.wherry.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.wherry.file.FileTree;
import dev.wherry.file.UploadMode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserTest {
    private final User alice =
            User.of("alice", FileTree.of(Path.of("/srv/alice")), Permissions.of("elr"));

    @Test
    void changesOneThingAtATime() {
        User changed =
                alice.withMessages("Hi", "Bye")
                        .withUploadMode(UploadMode.IN_PLACE)
                        .withPermissions(Permissions.of("e"));

        assertThat(changed.name()).isEqualTo("alice");
        assertThat(changed.files()).isSameAs(alice.files());
        assertThat(changed.loginMessage()).isEqualTo("Hi");
        assertThat(changed.quitMessage()).isEqualTo("Bye");
        assertThat(changed.uploadMode()).isEqualTo(UploadMode.IN_PLACE);
        assertThat(changed.permissions()).hasToString("e");
        assertThat(alice.loginMessage()).isEqualTo(User.LOGIN_MESSAGE);
        assertThat(alice.uploadMode()).isNull();
    }

    @Test
    void refusesWhatNoReplyCanCarry() {
        assertThatIllegalArgumentException().isThrownBy(() -> alice.withMessages("\0", "Bye"));
        assertThatIllegalArgumentException().isThrownBy(() -> alice.withMessages("Hi", "a\0b"));
        assertThat(alice.withMessages("one\r\ntwo", "").quitMessage()).isEmpty();
    }

    @Test
    void refusesNulls() {
        assertThatNullPointerException().isThrownBy(() -> alice.withPermissions(null));
        assertThatNullPointerException().isThrownBy(() -> alice.withMessages(null, ""));
        assertThatNullPointerException()
                .isThrownBy(() -> User.of(null, alice.files(), alice.permissions()));
    }

    @Test
    void comesFromCredentialsThatPrintNoPassword() {
        InetSocketAddress client = InetSocketAddress.createUnresolved("client", 1024);
        Credentials credentials = new Credentials("alice", "secret", client, "ftp.example.org");

        assertThat(credentials).asString().contains("alice", "client").doesNotContain("secret");
        for (int missing : List.of(0, 1, 2, 3)) {
            assertThatNullPointerException()
                    .isThrownBy(() ->
                            new Credentials(
                                    missing == 0 ? null : "alice",
                                    missing == 1 ? null : "secret",
                                    missing == 2 ? null : client,
                                    missing == 3 ? null : ""));
        }
    }
}
