package dev.wherry.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wherry.file.VirtualPath;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
    private static final Permissions LAYERED =
            Permissions.of("elr")
                    .override("/in", "elw", true)
                    .override("/in/private", "", true)
                    .override("/in/private/mine", "elradfmwMT", true)
                    .override("/flat", "elrd", false);

    @ParameterizedTest
    @CsvSource({
        "/, elr",
        "/a, elr",
        "/a/b/c, elr",
        "/in, elw",
        "/in/a, elw",
        "/in/a/b/c, elw",
        "/in/private, ''",
        "/in/private/a, ''",
        "/in/private/mine, elradfmwMT",
        "/in/private/mine/a/b, elradfmwMT",
        "/in/private/mines, ''",
        "/in/privates, elw",
        "/inn, elr",
        "/i, elr",
        "/IN, elr",
        "/flat, elrd",
        "/flat/file, elrd",
        "/flat/dir/file, elr",
        "/flat/dir/dir/file, elr",
        "/flats, elr",
    })
    void letTheDeepestDirectoryDecide(String path, String letters) {
        assertThat(LAYERED.at(VirtualPath.of(path))).isEqualTo(Permission.parse(letters));
    }

    @ParameterizedTest
    @CsvSource({
        "/in/../a, elr",
        "in, elw",
        "//in//a, elw",
        "/in/./a, elw",
        "/../../in, elw",
        "/a/../in/private/, ''",
        "'/in ', elr",
        "'/in/\t', elw",
        "'/in\n', elr",
    })
    void judgeAllSpellingsOfAPlaceAlike(String spelling, String letters) {
        assertThat(LAYERED.at(VirtualPath.of(spelling))).isEqualTo(Permission.parse(letters));
    }

    @Test
    void doNotDependOnTheOrderOfOverrides() {
        Permissions inner = Permissions.of("elr").override("/a/b", "e", true);
        Permissions outerLast = inner.override("/a", "el", true);

        assertThat(outerLast.at(VirtualPath.of("/a/b/c"))).containsExactly(Permission.ENTER);
        assertThat(outerLast.at(VirtualPath.of("/a/c"))).isEqualTo(Permission.parse("el"));
    }

    @Test
    void fallBackToARecursiveDirectoryAboveAFlatOne() {
        Permissions permissions =
                Permissions.of("elr").override("/a", "el", true).override("/a/b", "e", false);

        assertThat(permissions.at(VirtualPath.of("/a/b/c"))).isEqualTo(Permission.parse("e"));
        assertThat(permissions.at(VirtualPath.of("/a/b/c/d"))).isEqualTo(Permission.parse("el"));
    }

    @Test
    void replaceAnOverrideOfTheSameDirectory() {
        Permissions permissions =
                Permissions.of("elr").override("/a", "e", true).override("/b/../a/", "w", true);

        assertThat(permissions.at(VirtualPath.of("/a/b"))).containsExactly(Permission.WRITE);
    }

    @Test
    void replaceTheWholeSetAtTheRoot() {
        Permissions permissions = Permissions.of("elr").override("/", "l", true);

        assertThat(permissions.at(VirtualPath.ROOT)).containsExactly(Permission.LIST);
        assertThat(permissions.at(VirtualPath.of("/a/b/c"))).containsExactly(Permission.LIST);
    }

    @Test
    void tellOfASinglePermission() {
        assertThat(LAYERED.allow(Permission.WRITE, VirtualPath.of("/in/a"))).isTrue();
        assertThat(LAYERED.allow(Permission.WRITE, VirtualPath.of("/a"))).isFalse();
        assertThat(LAYERED.allow(Permission.READ, VirtualPath.of("/in/a"))).isFalse();
    }

    @Test
    void tellOfWhatIsAllowedAnywhere() {
        Permissions permissions = Permissions.of("el").override("/in", "w", false);

        assertThat(permissions.allowSomewhere(Permission.LIST)).isTrue();
        assertThat(permissions.allowSomewhere(Permission.WRITE)).isTrue();
        assertThat(permissions.allowSomewhere(Permission.READ)).isFalse();
    }

    @Test
    void stayAsTheyWereWhenAnOverrideIsAdded() {
        Permissions before = Permissions.of("elr");
        before.override("/a", "", true);

        assertThat(before.at(VirtualPath.of("/a"))).isEqualTo(Permission.readOnly());
    }

    @Test
    void copyTheSetTheyAreMadeOf() {
        Set<Permission> given = EnumSet.of(Permission.LIST);
        Permissions permissions = Permissions.of(given);
        given.add(Permission.DELETE);

        assertThat(permissions.at(VirtualPath.ROOT)).containsExactly(Permission.LIST);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> permissions.at(VirtualPath.ROOT).add(Permission.DELETE));
    }

    @Test
    void refuseLettersThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Permissions.of("rwx"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permissions.of("elr").override("/a", "rwx", true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permissions.of("elr").override("/a\0", "r", true));
    }

    @Test
    void printTheirLetters() {
        assertThat(Permissions.of("rle")).hasToString("elr");
        assertThat(Permissions.of("")).hasToString("");
        assertThat(Permissions.of("e").override("/a", "", true)).asString().contains("e", "/a");
    }
}
