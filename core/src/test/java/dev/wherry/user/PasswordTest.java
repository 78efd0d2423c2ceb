package dev.wherry.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    @ParameterizedTest(name = "[{0}] against [{1}]")
    @CsvSource({
        "secret, secret, true",
        "secret, Secret, false",
        "secret, 'secret ', false",
        "secret, ' secret', false",
        "secret, secre, false",
        "secret, secrets, false",
        "secret, '', false",
        "' ', ' ', true",
        "' ', '', false",
        "grün, grün, true",
        "grün, gr\u0075\u0308n, false",
        "grün, gr?n, false",
        "gr?n, gr\udcfcn, false",
        "😀, 😀, true",
    })
    void comparesClearTextsExactly(String stored, String sent, boolean right) {
        assertThat(Password.clear(stored).matches(sent)).isEqualTo(right);
    }

    @Test
    void refusesToKeepTheEmptyPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Password.clear(""))
                .withMessageContaining("Password.blank()");
        assertThatIllegalArgumentException().isThrownBy(() -> Password.hash(""));
    }

    @Test
    void refusesToKeepWhatCannotLogIn() {
        String longest = "ü".repeat(Password.MAX_BYTES / 2);

        assertThat(Password.clear(longest).matches(longest)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Password.clear(longest + "x"))
                .withMessageContaining("513")
                .withMessageContaining("512");
        assertThatIllegalArgumentException().isThrownBy(() -> Pbkdf2Hash.of(longest + "x", 1_000));
        assertThatIllegalArgumentException().isThrownBy(() -> Password.clear("a\ud800"));
        assertThatIllegalArgumentException().isThrownBy(() -> Pbkdf2Hash.of("a\udcff", 1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", " ", "!", "*", "\0"})
    void lockedMatchesNothing(String sent) {
        assertThat(Password.locked().matches(sent)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "*", "!!", "*LK*", "!$pbkdf2-sha256$i=1000$c2FsdHNhbHQ$aGFzaA"})
    void readsTheMarksOfALockedAccount(String text) {
        assertThat(Password.parse(text)).isSameAs(Password.locked());
    }

    @Test
    void blankMatchesTheEmptyPasswordOnly() {
        assertThat(Password.blank().matches("")).isTrue();
        assertThat(Password.blank().matches(" ")).isFalse();
        assertThat(Password.blank().matches("\0")).isFalse();
    }

    @Test
    void hashesWithSaltAndRoundsOfItsOwn() {
        Pbkdf2Hash one = Password.hash("secret");
        Pbkdf2Hash other = Pbkdf2Hash.of("secret", 1_000);

        assertThat(one.cost()).isEqualTo(600_000);
        assertThat(one.text()).startsWith("$pbkdf2-sha256$i=600000$");
        assertThat(Password.parse(one.text()).matches("secret")).isTrue();
        assertThat(one.text().split("\\$")[3]).isNotEqualTo(other.text().split("\\$")[3]);
    }

    @Test
    void refusesAnEmptyStoredPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Password.parse(""))
                .withMessageContaining("empty");
    }

    @Test
    void needsNothingComputedUnlessItIsAHash() {
        assertThat(Password.clear("secret").cost()).isZero();
        assertThat(Password.blank().cost()).isZero();
        assertThat(Password.locked().cost()).isZero();
        Password own = sent -> sent.equals("x");
        assertThat(own.cost()).isZero();
    }

    @Test
    void printsNoSecret() {
        assertThat(Password.clear("secret")).asString().doesNotContain("secret");
        Pbkdf2Hash hash = Pbkdf2Hash.of("secret", 1_000);
        String[] parts = hash.text().split("\\$");
        assertThat(hash).asString().doesNotContain("secret", parts[3], parts[4]).contains("1000");
    }
}
