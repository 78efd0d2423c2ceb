package dev.wherry.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "für Jürgen",
                "日本語",
                "🚢 ship",
                "a\\b",
                "${jndi:ldap://x/a}",
                "%s%n"
            })
    void leavesHarmlessTextAlone(String text) {
        assertThat(Escapes.plain(text)).isSameAs(text);
    }

    @Test
    void spellsOutWhatATerminalObeys() {
        assertThat(Escapes.plain("a\u001b[2J\r\n\t\u0000\u007f\u009bb"))
                .isEqualTo("a\\x1b[2J\\x0d\\x0a\\x09\\x00\\x7f\\x9bb");
    }

    @Test
    void spellsOutWhatShowsOtherTextThanThereIs() {
        assertThat(Escapes.plain("\u202egpj.exe\u2066\u200f\u061c\u200b\ufeff"))
                .isEqualTo("\\u{202e}gpj.exe\\u{2066}\\u{200f}\\u{61c}\\u{200b}\\u{feff}");
        assertThat(Escapes.plain("x\udb40\udc41")).isEqualTo("x\\u{e0041}"); // a tag character
    }

    @Test
    void spellsOutOtherEndsOfLines() {
        assertThat(Escapes.plain("a\u2028b\u2029c\u0085d"))
                .isEqualTo("a\\u{2028}b\\u{2029}c\\x85d");
    }

    @Test
    void spellsOutHalvesOfPairs() {
        assertThat(Escapes.plain("a\ud800b\udc00")).isEqualTo("a\\u{d800}b\\u{dc00}");
    }

    @Test
    void aQuotedTextEndsWhereItEnds() {
        assertThat(Escapes.quoted("x' logged in.")).isEqualTo("'x\\' logged in.'");
    }

    @Test
    void noCharacterBreaksALine() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String plain = Escapes.plain(Character.toString(c));
            assertThat(plain.codePoints().allMatch(p -> Character.getType(p) != Character.CONTROL))
                    .isTrue();
            assertThat(plain.lines().count()).isEqualTo(1);
        }
    }
}
