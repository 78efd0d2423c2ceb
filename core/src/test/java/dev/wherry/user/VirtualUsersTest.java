package dev.wherry.user;

import static dev.wherry.user.VirtualUsers.ANONYMOUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.file.FileTree;
import dev.wherry.file.UploadMode;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualUsersTest {
    private static final Password SECRET = Password.clear("secret");

    private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
    private final Path home = disk.getPath("/home");
    private VirtualUsers alice;

    @BeforeEach
    void makeHome() throws IOException {
        Files.createDirectories(home);
        Files.writeString(disk.getPath("/file"), "");
        Files.createSymbolicLink(disk.getPath("/link"), home);
        alice = VirtualUsers.empty().user("alice", SECRET, home, "elr");
    }

    @AfterEach
    void closeDisk() throws IOException {
        disk.close();
    }

    @Test
    void holdWhoWasAdded() {
        VirtualUsers users = alice.user("bob", SECRET, home, "elradfmwMT").anonymous(home);

        assertThat(users.names()).containsExactly("alice", "bob", "anonymous");
        assertThat(users.has("bob")).isTrue();
        assertThat(users.has("Bob")).isFalse();
        assertThat(users.has("ftp")).isFalse();
        assertThat(users.find("carol")).isEmpty();
        assertThat(users).hasToString("VirtualUsers[alice, bob, anonymous]");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> users.names().clear());
    }

    @Test
    void giveAUserTheUsualMessagesAndTheServersUploadMode() {
        User user = alice.find("alice").orElseThrow();

        assertThat(user.name()).isEqualTo("alice");
        assertThat(user.files().root()).isEqualTo(home);
        assertThat(user.permissions()).hasToString("elr");
        assertThat(user.loginMessage()).isEqualTo("Login successful.");
        assertThat(user.quitMessage()).isEqualTo("Goodbye.");
        assertThat(user.uploadMode()).isNull();
    }

    @Test
    void stayAsTheyWereWhateverIsMadeOfThem() {
        alice.user("bob", SECRET, home, "elr");
        alice.remove("alice");
        alice.override("alice", "/in", "w", true);
        alice.messages("alice", "Hi", "Bye");

        assertThat(alice.names()).containsExactly("alice");
        assertThat(alice.find("alice").orElseThrow().loginMessage()).isEqualTo("Login successful.");
        assertThat(alice.find("alice").orElseThrow().permissions()).hasToString("elr");
        assertThat(VirtualUsers.empty().names()).isEmpty();
    }

    @Test
    void refuseANameThatIsTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.user("alice", SECRET, home, "elr"))
                .withMessage("there is a user 'alice' already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.anonymous(home).anonymous(home))
                .withMessage("there is a user 'anonymous' already");
        assertThat(alice.user("Alice", SECRET, home, "elr").names()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\r\nb", "a\n", "\u001b[2J", "\t", "a\u007f", "\u0085"})
    void refuseNamesWithControlCharacters(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.user(name, SECRET, home, "elr"))
                .withMessageContaining("control characters")
                .withMessageNotContaining(name);
    }

    @Test
    void refuseTheEmptyName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.user("", SECRET, home, "elr"))
                .withMessage("a user needs a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "x' OR 1=1--", "*)(uid=*", "../../etc", "${jndi:ldap://x}", "ü"})
    void takeAnyOtherName(String name) {
        assertThat(alice.user(name, SECRET, home, "elr").has(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/missing", "/file", "/home/missing/deep", "/file/below"})
    void refuseAHomeThatIsNoDirectory(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.user("bob", SECRET, disk.getPath(path), "elr"))
                .withMessageContaining(path)
                .withMessageContaining("'bob'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.anonymous(disk.getPath(path)))
                .withMessageContaining(path);
    }

    @Test
    void refuseAMountThatIsNoDirectory() {
        FileTree tree = FileTree.of(home).mount("/m", FileTree.of(disk.getPath("/missing")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.user("bob", SECRET, tree, "elr"))
                .withMessageContaining("/missing");
    }

    @Test
    void takeALinkToADirectoryAsHome() {
        assertThat(alice.user("bob", SECRET, disk.getPath("/link"), "elr").has("bob")).isTrue();
    }

    @Test
    void refuseLettersThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.user("bob", SECRET, home, "rwx"))
                .withMessageContaining("'x'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.override("alice", "/in", "rwx", true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.anonymous(FileTree.of(home), "rx"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10_000_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void refuseAPasswordOfImpossibleCost(int cost) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.password("alice", new CountedPassword("x", cost, null)))
                .withMessageContaining("cost");
    }

    @Test
    void refuseNulls() {
        assertThatNullPointerException().isThrownBy(() -> alice.user("bob", null, home, "elr"));
        assertThatNullPointerException().isThrownBy(() -> alice.user(null, SECRET, home, "elr"));
        assertThatNullPointerException().isThrownBy(() -> alice.password("alice", null));
        assertThatNullPointerException().isThrownBy(() -> alice.uploadMode("alice", null));
        assertThatNullPointerException().isThrownBy(() -> alice.messages("alice", null, "Bye"));
    }

    @Test
    void letAnonymousVisitorsReadOnly() {
        User visitor = alice.anonymous(home).find(ANONYMOUS).orElseThrow();

        assertThat(visitor.permissions()).hasToString("elr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "d", "f", "m", "w", "M", "T", "elrw", "elradfmwMT"})
    void refuseAnonymousVisitorsWhoWriteUnlessThatIsMeant(String letters) {
        FileTree tree = FileTree.of(home);
        VirtualUsers visitors = alice.anonymous(home);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.anonymous(tree, letters))
                .withMessageContaining("anonymousMayWrite()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> visitors.override(ANONYMOUS, "/in", letters, true))
                .withMessageContaining("anonymousMayWrite()");
        assertThat(alice.anonymousMayWrite().anonymous(tree, letters).has(ANONYMOUS)).isTrue();
        Permissions granted =
                visitors.anonymousMayWrite()
                        .override(ANONYMOUS, "/in", letters, true)
                        .find(ANONYMOUS)
                        .orElseThrow()
                        .permissions();
        assertThat(granted.at(VirtualPath.of("/in/a"))).isEqualTo(Permission.parse(letters));
        assertThat(granted.at(VirtualPath.of("/a"))).isEqualTo(Permission.readOnly());
    }

    @Test
    void keepTheNameOfAnonymousVisitorsForThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.user(ANONYMOUS, SECRET, home, "elradfmwMT"))
                .withMessageContaining("anonymous(...)");
    }

    @Test
    void changeOneUserAlone() {
        VirtualUsers users =
                alice.user("bob", SECRET, home, "elr")
                        .override("alice", "/in", "elw", true)
                        .override("alice", "/in/deep", "e", true)
                        .messages("alice", "Hi\nthere", "Bye")
                        .uploadMode("alice", UploadMode.IN_PLACE);
        User changed = users.find("alice").orElseThrow();
        User other = users.find("bob").orElseThrow();

        assertThat(changed.permissions().at(VirtualPath.of("/in/deep/a")))
                .containsExactly(Permission.ENTER);
        assertThat(changed.loginMessage()).isEqualTo("Hi\nthere");
        assertThat(changed.quitMessage()).isEqualTo("Bye");
        assertThat(changed.uploadMode()).isEqualTo(UploadMode.IN_PLACE);
        assertThat(other.permissions()).hasToString("elr");
        assertThat(other.loginMessage()).isEqualTo(User.LOGIN_MESSAGE);
        assertThat(other.uploadMode()).isNull();
        assertThat(users.names()).containsExactly("alice", "bob");
    }

    @Test
    void refuseMessagesThatNoReplyCanCarry() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.messages("alice", "Hi\0", "Bye"));
        assertThatIllegalArgumentException().isThrownBy(() -> alice.messages("alice", "Hi", "\0"));
    }

    @Test
    void removeAUser() {
        VirtualUsers users = alice.user("bob", SECRET, home, "elr").remove("alice");

        assertThat(users.names()).containsExactly("bob");
        assertThat(users.user("alice", SECRET, home, "elr").names())
                .containsExactly("bob", "alice");
    }

    @Test
    void refuseToChangeWhoIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.remove("bob"))
                .withMessage("there is no user 'bob'");
        assertThatIllegalArgumentException().isThrownBy(() -> alice.password("bob", SECRET));
        assertThatIllegalArgumentException().isThrownBy(() -> alice.messages("bob", "a", "b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.override("bob", "/in", "e", true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.uploadMode("ftp", UploadMode.ATOMIC));
    }

    @Test
    void addManyAtOnceOrNone() {
        User bob = User.of("bob", FileTree.of(home), Permissions.of("elr"));
        User carol = User.of("carol", FileTree.of(home), Permissions.of("elr"));
        User again = User.of("alice", FileTree.of(home), Permissions.of("elr"));

        assertThat(alice.users(Map.of(bob, SECRET, carol, SECRET)).names())
                .containsExactlyInAnyOrder("alice", "bob", "carol");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.users(Map.of(bob, SECRET, again, SECRET)))
                .withMessageContaining("'alice'");
    }

    @Test
    void knowTheTreesOfAll() {
        FileTree tree = FileTree.of(home).mount("/m", FileTree.of(disk.getPath("/")));
        VirtualUsers users = VirtualUsers.empty().user("bob", SECRET, tree, "elr").anonymous(home);

        assertThat(users.knownTrees()).hasSize(2).contains(tree);
        assertThat(VirtualUsers.empty().knownTrees()).isEmpty();
    }
}
