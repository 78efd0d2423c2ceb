package dev.wherry.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "NOOP|NOOP|''",
                "noop|NOOP|''",
                "RETR a.bin|RETR|a.bin",
                "rEtR A b|RETR|A b",
                "RETR  a|RETR| a",
                "RETR a |RETR|a ",
                "'RETR  '|RETR|' '",
                "RETR |RETR|''",
                " RETR a|''|RETR a",
                "' '|''|''",
                "CWD\ta|CWD\tA|''",
                "SITE chmod 644 x|SITE|chmod 644 x",
            },
            delimiter = '|')
    void splitsAtTheFirstSpaceAlone(String line, String verb, String argument) {
        CommandLine command = CommandLine.parse(line);
        assertThat(command).isEqualTo(new CommandLine(verb, argument));
        assertThat(command.hasArgument()).isEqualTo(!argument.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u017ftat",
                "l\u0131st",
                "l\u0130st",
                "\uff4c\uff49\uff53\uff54",
                "pa\u00df"
            })
    void makesNoKnownVerbOfLettersBeyondAscii(String verb) {
        assertThat(CommandLine.parse(verb).verb())
                .isNotIn("STAT", "LIST", "PASS")
                .matches("(?s).*[^\\x00-\\x7f].*");
    }

    @Test
    void upperCasesTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(CommandLine.parse("list i").verb()).isEqualTo("LIST");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "NOOP|NOOP",
                "RETR my PASSport|RETR my PASSport",
                "MKD acct|MKD acct",
                "USER bob|USER bob",
                "PASS|PASS",
                "PASS |PASS",
                "PASS hunter2|PASS ***",
                "pass hunter2|PASS ***",
                "PaSs  hunter2 |PASS ***",
                "ACCT hunter2|ACCT ***",
                "adat aHVudGVyMg==|ADAT ***",
                "XPASS hunter2|XPASS ***",
                "PASShunter2|PASS ***",
                "PASS\thunter2|PASS ***",
                "\udcf2\udcf4PASS hunter2|\\xf2\\xf4PASS ***",
                " PASS hunter2| ***",
                "  pass hunter2| ***",
                "\u00e9 pass hunter2|\u00e9 ***",
                " NOOP| NOOP",
            },
            delimiter = '|')
    void hidesPasswordsFromLogs(String line, String shown) {
        assertThat(CommandLine.parse(line)).hasToString(shown);
    }

    @Test
    void staysOnOneLineInALog() {
        assertThat(CommandLine.parse("CWD a\r\nb\u001b[2J\u2028c\u202ed\udcffe\\x0af\u0085g"))
                .hasToString("CWD a\\x0d\\x0ab\\x1b[2J\\u{2028}c\\u{202e}d\\xffe\\\\x0af\\u{85}g");
    }

    @Test
    void showsVisibleCharactersOfAnyScriptInALog() {
        assertThat(CommandLine.parse("CWD gr\u00fc\u00df \u65e5 \ud83d\ude00 \ud800"))
                .hasToString("CWD gr\u00fc\u00df \u65e5 \ud83d\ude00 \\u{d800}");
    }
}
