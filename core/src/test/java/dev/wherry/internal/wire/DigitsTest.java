package dev.wherry.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "007, 7",
        "4294967297, 4294967297",
        "9223372036854775807, 9223372036854775807",
        "00000000000000000000000000000001, 1"
    })
    void readsNumbersUpToTheGreatestLong(String text, long value) {
        assertThat(Digits.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+1",
                "-1",
                "-0",
                " 1",
                "1 ",
                "1.0",
                "1e3",
                "0x10",
                "1_000",
                "1,000",
                "\u0661",
                "\uff11",
                "1\u0662",
                "9223372036854775808",
                "18446744073709551617",
                "99999999999999999999999999999999"
            })
    void refusesEverythingElse(String text) {
        assertThat(Digits.parse(text)).isEqualTo(Digits.NOT_A_NUMBER);
    }

    @Test
    void refusesNumbersOverTheLimit() {
        assertThat(Digits.parse("65535", 65_535)).isEqualTo(65_535);
        assertThat(Digits.parse("65536", 65_535)).isEqualTo(Digits.NOT_A_NUMBER);
        assertThat(Digits.parse("x", 65_535)).isEqualTo(Digits.NOT_A_NUMBER);
    }

    @Test
    void readsBetweenTwoPositions() {
        assertThat(Digits.parse("a12b", 1, 3)).isEqualTo(12);
        assertThat(Digits.parse("a12b", 1, 4)).isEqualTo(Digits.NOT_A_NUMBER);
        assertThat(Digits.parse("a12b", 2, 2)).isEqualTo(Digits.NOT_A_NUMBER);
    }
}
