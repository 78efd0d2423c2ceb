package dev.wherry.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {
    @ParameterizedTest
    @CsvSource({
        "e, ENTER, false",
        "l, LIST, false",
        "r, READ, false",
        "a, APPEND, true",
        "d, DELETE, true",
        "f, RENAME, true",
        "m, MAKE_DIRECTORY, true",
        "w, WRITE, true",
        "M, CHANGE_MODE, true",
        "T, CHANGE_TIME, true",
    })
    void hasTheLettersOfTheOriginal(char letter, Permission permission, boolean writes) {
        assertThat(permission.letter()).isEqualTo(letter);
        assertThat(permission.writes()).isEqualTo(writes);
        assertThat(Permission.parse(String.valueOf(letter))).containsExactly(permission);
    }

    @ParameterizedTest
    @EnumSource
    void readsEachLetterThatItWrites(Permission permission) {
        assertThat(Permission.parse("" + permission.letter())).containsExactly(permission);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elradfmwMT", "TMwmfdarle", "eelradfmwMTT"})
    void readsLettersInAnyOrderAndTwice(String letters) {
        assertThat(Permission.parse(letters)).isEqualTo(Permission.all());
    }

    @Test
    void readsNoLettersAsNothing() {
        assertThat(Permission.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "elR", "E", "t", "el r", "elr,", "rw-", "é", "\0", "\n", "ｅ", "1"})
    void refusesOtherLetters(String letters) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permission.parse(letters))
                .withMessageContaining("is no permission")
                .withMessageContaining("elradfmwMT");
    }

    @Test
    void namesTheUsualSets() {
        assertThat(Permission.readOnly()).isEqualTo(Permission.parse("elr"));
        assertThat(Permission.readOnly()).noneMatch(Permission::writes);
        assertThat(Permission.all()).isEqualTo(EnumSet.allOf(Permission.class));
    }

    @Test
    void givesEachCallerASetOfTheirOwn() {
        Permission.readOnly().add(Permission.WRITE);
        Permission.all().clear();

        assertThat(Permission.readOnly()).doesNotContain(Permission.WRITE);
        assertThat(Permission.all()).hasSize(10);
    }
}
