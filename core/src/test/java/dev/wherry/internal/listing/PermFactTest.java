package dev.wherry.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.file.FileEntry;
import dev.wherry.file.FileTree;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permissions;
import dev.wherry.user.User;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermFactTest {
    private static final FileTree TREE = FileTree.of(Path.of("/srv"));
    private static final FileEntry FILE = Entries.file("f").entry();
    private static final FileEntry DIRECTORY = Entries.directory("d").entry();

    private static PermFact in(String directory, Permissions permissions, FileTree tree) {
        User user = User.of("alice", tree, permissions);
        return new PermFact(user, new Trees(tree), VirtualPath.of(directory));
    }

    @ParameterizedTest
    @CsvSource({
        "elradfmwMT, arwdf, celmpdf",
        "elr, r, el",
        "e, '', e",
        "l, '', l",
        "a, a, ''",
        "d, d, pd",
        "f, f, f",
        "m, '', m",
        "w, w, c",
        "MT, '', ''"
    })
    void tellsWhatEachPermissionIsGoodFor(String letters, String file, String directory) {
        PermFact perm = in("/pub", Permissions.of(letters), TREE);
        assertThat(perm.of(FILE, "f")).isEqualTo(file);
        assertThat(perm.of(DIRECTORY, "d")).isEqualTo(directory);
    }

    @Test
    void leavesTheRootWhereItIs() {
        PermFact perm = in("/", Permissions.of("elradfmw"), TREE);
        assertThat(perm.of(DIRECTORY, "")).isEqualTo("celmp");
        assertThat(perm.of(DIRECTORY, "d")).isEqualTo("celmpdf");
    }

    @Test
    void changesNothingInAReadOnlyTree() {
        PermFact perm = in("/pub", Permissions.of("elradfmwMT"), TREE.readOnly());
        assertThat(perm.of(FILE, "f")).isEqualTo("r");
        assertThat(perm.of(DIRECTORY, "d")).isEqualTo("el");
    }

    @Test
    void knowsMountsOfAnotherKind() {
        FileTree tree =
                TREE.mount("/music", FileTree.of(Path.of("/media")).readOnly())
                        .mount("/drop", FileTree.of(Path.of("/drop")));
        PermFact root = in("/", Permissions.of("elradfmw"), tree);
        assertThat(root.of(DIRECTORY, "music")).isEqualTo("el");
        assertThat(root.of(DIRECTORY, "drop")).isEqualTo("celmp");
        assertThat(root.of(DIRECTORY, "other")).isEqualTo("celmpdf");
        assertThat(in("/music/a", Permissions.of("elradfmw"), tree).of(FILE, "f")).isEqualTo("r");
    }

    @Test
    void lookPastAReadOnlyRootIntoAMountThatIsNot() {
        FileTree tree = TREE.readOnly().mount("/drop", FileTree.of(Path.of("/drop")));
        assertThat(in("/", Permissions.of("elradfmw"), tree).of(DIRECTORY, "drop"))
                .isEqualTo("celmp");
        assertThat(in("/drop", Permissions.of("elradfmw"), tree).of(FILE, "f")).isEqualTo("arwdf");
    }

    @Test
    void tellsTheTruthAboutDirectoriesWithPermissionsOfTheirOwn() {
        Permissions permissions =
                Permissions.of("elr").override("/in", "elw", true).override("/flat", "w", false);
        PermFact root = in("/", permissions, TREE);
        assertThat(root.of(DIRECTORY, "in")).isEqualTo("cel");
        assertThat(root.of(DIRECTORY, "flat")).isEqualTo("c");
        assertThat(root.of(DIRECTORY, "other")).isEqualTo("el");
        assertThat(root.of(FILE, "f")).isEqualTo("r");
        assertThat(in("/in/deep", permissions, TREE).of(FILE, "f")).isEqualTo("w");
        PermFact flat = in("/flat", permissions, TREE);
        assertThat(flat.of(FILE, "f")).isEqualTo("w");
        assertThat(flat.of(DIRECTORY, "d")).isEmpty(); // w of itself, but elr inside
    }

    @Test
    void tellsOfOtherThingsOnlyThatTheyCanGo() {
        PermFact perm = in("/pub", Permissions.of("elradfmw"), TREE);
        assertThat(perm.of(Entries.link("l", "gone").entry(), "l")).isEqualTo("df");
        assertThat(perm.of(Entries.other("o").entry(), "o")).isEqualTo("df");
    }
}
