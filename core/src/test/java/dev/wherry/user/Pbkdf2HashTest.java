package dev.wherry.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pbkdf2HashTest {
    private static final String SALT = "MDEyMzQ1Njc4OWFiY2RlZg";
    private static final String HASH = "yS30RGO2evT0uvi9mjt6G3whpkK4cuqJRcjRSk+UN80";
    private static final String EMPTY_HASH = "1SowFvcyM8WmWKE5mw1mE6SzWhTrQkI1ozLfFjQpvY4";

    /** Computed by Python's hashlib; the first has the inputs of RFC 6070, test 5. */
    @ParameterizedTest
    @CsvSource({
        "passwordPASSWORDpassword, $pbkdf2-sha256$i=4096"
                + "$c2FsdFNBTFRzYWx0U0FMVHNhbHRTQUxUc2FsdFNBTFRzYWx0"
                + "$NIyJ28vTKy8y2BS4EW6EzysXNH68GAAYHE4qH7jdU+E=",
        "\u00fcn\u00ef\u4e16\ud83d\ude00, $pbkdf2-sha256$i=1000$" + SALT + "$" + HASH,
    })
    void agreesWithOtherImplementations(String password, String text) {
        assertThat(Pbkdf2Hash.parse(text).matches(password)).isTrue();
        assertThat(Pbkdf2Hash.parse(text).matches(password + " ")).isFalse();
    }

    @Test
    void readsWhatItWrites() {
        String text = "$pbkdf2-sha256$i=1000$" + SALT + "$" + HASH;

        assertThat(Pbkdf2Hash.parse(text).text()).isEqualTo(text);
        assertThat(Pbkdf2Hash.parse(text.replace("$" + HASH, "==$" + HASH + "=")).text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$pbkdf2-sha256$",
                "$pbkdf2-sha256$i=1000$" + SALT,
                "$pbkdf2-sha256$i=1000$" + SALT + "$" + HASH + "$",
                "$pbkdf2-sha256$i=1000$" + SALT + "$" + HASH + "\n",
                " $pbkdf2-sha256$i=1000$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$1000$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=-1000$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=1e3$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=١٠٠٠$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=99999999999999999999$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=$" + SALT + "$" + HASH,
                "$pbkdf2-sha1$i=1000$" + SALT + "$" + HASH,
                "$PBKDF2-SHA256$i=1000$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=1000$" + SALT + "$-_-_",
                "$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
                "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA",
            })
    void refusesAnyOtherFormWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pbkdf2Hash.parse(text))
                .withMessageContaining("$pbkdf2-sha256$i=600000$salt$hash")
                .withMessageNotContainingAny(SALT, HASH, "secret", "argon2id", "2y");
    }

    @ParameterizedTest
    @CsvSource({
        "i=0, " + SALT + ", " + HASH + ", rounds",
        "i=999, " + SALT + ", " + HASH + ", '1000 to 10000000 rounds (i=), not 999'",
        "i=10000001, " + SALT + ", " + HASH + ", not 10000001",
        "i=999999999, " + SALT + ", " + HASH + ", rounds",
        "i=1000, '', " + HASH + ", 'bytes of salt, not 0'",
        "i=1000, MDEyMzQ1Ng, " + HASH + ", '8 to 64 bytes of salt, not 7'",
        "i=1000, " + SALT + ", '', '32 bytes of hash, not 0'",
        "i=1000, " + SALT + ", MDEyMzQ1Ng, 'bytes of hash, not 7'",
        "i=1000, " + SALT + ", " + HASH + "AAAA, 'bytes of hash, not 35'",
        "i=1000, M, " + HASH + ", the salt of the password hash is no Base64",
        "i=1000, " + SALT + ", MDE=MDE=, this is no password hash",
    })
    void tellsWhichPartIsOutOfRange(String rounds, String salt, String hash, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Password.parse("$pbkdf2-sha256$" + rounds + "$" + salt + "$" + hash))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 999, 10_000_001, Integer.MAX_VALUE})
    void refusesRoundsOutOfRange(int rounds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pbkdf2Hash.of("secret", rounds))
                .withMessageContaining("1000 to 10000000 rounds");
    }

    @Test
    void neverMatchesTheEmptyPassword() {
        Pbkdf2Hash hash = Pbkdf2Hash.parse("$pbkdf2-sha256$i=1000$" + SALT + "$" + EMPTY_HASH);

        assertThat(hash.matches("")).isFalse();
    }

    @Test
    void tellsBytesThatAreNoTextFromAQuestionMark() {
        Pbkdf2Hash hash = Pbkdf2Hash.of("gr?n", 1_000);

        assertThat(hash.matches("gr?n")).isTrue();
        assertThat(hash.matches("gr\udcfcn")).isFalse();
    }

    @Test
    void derivesOnceWhateverIsSent() {
        Pbkdf2Hash hash = Pbkdf2Hash.of("secret", 1_000);
        for (String sent : List.of("secret", "", "wrong", "x".repeat(4_000), "\udcff", "\0")) {
            List<Integer> derived = new ArrayList<>();
            hash.matches(
                    sent,
                    (password, salt, rounds) -> {
                        derived.add(rounds);
                        return new byte[32];
                    });
            assertThat(derived).containsExactly(1_000);
        }
    }
}
