package dev.wherry.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTextTest {
    private static final WireText TEXT = WireText.UTF_8;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "gr\u00fc\u00df", "\u65e5\u672c", "\ud83d\ude00 x", "e\u0301"})
    void readsAndWritesUtf8AsJavaDoes(String text) {
        assertThat(TEXT.encode(text)).isEqualTo(text.getBytes(UTF_8));
        assertThat(TEXT.decode(text.getBytes(UTF_8))).isEqualTo(text);
        assertThat(WireText.holdsRawBytes(text)).isFalse();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "ff, DCFF",
        "80, DC80",
        "c3, DCC3",
        "c0ae, DCC0 DCAE",
        "c1bf, DCC1 DCBF",
        "e080af, DCE0 DC80 DCAF",
        "f08080af, DCF0 DC80 DC80 DCAF",
        "eda080, DCED DCA0 DC80",
        "edb380, DCED DCB3 DC80",
        "f4908080, DCF4 DC90 DC80 DC80",
        "f5808080, DCF5 DC80 DC80 DC80",
        "61ff62, 0061 DCFF 0062",
        "e28241, DCE2 DC82 0041",
        "e2c3a9, DCE2 00E9",
        "f09f98, DCF0 DC9F DC98",
        "f09f9880ff, D83D DE00 DCFF",
    })
    void keepsEachByteThatIsNotUtf8AsALoneSurrogate(String hex, String units) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        String text = TEXT.decode(bytes);
        StringBuilder found = new StringBuilder();
        text.chars().forEach(c -> found.append(String.format(" %04X", c)));
        assertThat(found.substring(1)).isEqualTo(units);
        assertThat(WireText.holdsRawBytes(text)).isTrue();
        assertThat(TEXT.encode(text)).isEqualTo(bytes);
    }

    @Test
    void roundTripsEverySequenceOfUpToTwoBytes() {
        for (int i = 0; i <= 0xFFFF; i++) {
            assertRoundTrip(new byte[] {(byte) i});
            assertRoundTrip(new byte[] {(byte) (i >> 8), (byte) i});
        }
    }

    @Test
    void roundTripsRandomBytesAndAgreesWithTheStrictDecoder() {
        Random random = new Random(20_260_101);
        byte[] alphabet = HexFormat.of().parseHex("2f41809fa0bfc0c2dfe0edeff0f4f5ff");
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = alphabet[random.nextInt(alphabet.length)];
            }
            String text = assertRoundTrip(bytes);
            assertThat(WireText.holdsRawBytes(text)).isNotEqualTo(isStrictUtf8(bytes));
        }
    }

    @Test
    void readsEveryCharacterOfUnicode() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                String text = Character.toString(point);
                byte[] bytes = text.getBytes(UTF_8);
                if (!text.equals(TEXT.decode(bytes))
                        || ByteBuffer.wrap(bytes).compareTo(ByteBuffer.wrap(TEXT.encode(text)))
                                != 0) {
                    throw new AssertionError(Integer.toHexString(point));
                }
            }
        }
    }

    @Test
    void doesNotTakeASupplementaryCharacterForARawByte() {
        String text = new String(new char[] {'\ud800', '\udc80'}); // U+10080
        assertThat(WireText.holdsRawBytes(text)).isFalse();
        assertThat(TEXT.encode(text)).isEqualTo(text.getBytes(UTF_8)).hasSize(4);
    }

    @Test
    void writesQuestionMarksForSurrogatesThatStandForNoByte() {
        assertThat(TEXT.encode("a\ud800b\udc00c\udd00")).isEqualTo("a?b?c?".getBytes(UTF_8));
    }

    @Test
    void readsAPartOfAnArray() {
        assertThat(TEXT.decode(new byte[] {'a', (byte) 0xC3, (byte) 0xA9, 'b'}, 1, 2))
                .isEqualTo("\u00e9");
        assertThat(TEXT.decode(new byte[] {'a', (byte) 0xC3, (byte) 0xA9, 'b'}, 1, 1))
                .isEqualTo("\udcc3");
    }

    @Test
    void refusesBytesThatALegacyCharsetDoesNotDefine() {
        WireText text = WireText.of(Charset.forName("windows-1253"));
        assertThat(text.decode(new byte[] {'a', (byte) 0xE1})).isEqualTo("a\u03b1");
        assertThat(text.decode(new byte[] {'a', (byte) 0xFF})).isNull();
        assertThat(WireText.of(StandardCharsets.US_ASCII).decode(new byte[] {-1})).isNull();
    }

    @Test
    void writesQuestionMarksForWhatALegacyCharsetLacks() {
        WireText text = WireText.of(StandardCharsets.ISO_8859_1);
        assertThat(text.encode("\u00e9\u20ac\udcff\ud800z"))
                .containsExactly(0xE9, '?', '?', '?', 'z');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Shift_JIS", "GB18030", "EUC-JP", "ISO-2022-JP", "windows-1252", "KOI8-R"})
    void takesCharsetsThatExtendAscii(String name) {
        WireText text = WireText.of(Charset.forName(name));
        assertThat(text.isUtf8()).isFalse();
        String sample = name.startsWith("win") ? "caf\u00e9" : "a\u0416b";
        assertThat(text.decode(text.encode(sample))).isEqualTo(sample);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "IBM037", "IBM1047"})
    void refusesCharsetsThatDoNotExtendAscii(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> WireText.of(Charset.forName(name)));
    }

    @Test
    void hasOneInstanceForUtf8() {
        assertThat(WireText.of(UTF_8)).isSameAs(TEXT);
        assertThat(TEXT.isUtf8()).isTrue();
        assertThat(TEXT).hasToString("UTF-8");
    }

    private static String assertRoundTrip(byte[] bytes) {
        String text = TEXT.decode(bytes);
        byte[] again = TEXT.encode(text);
        if (!Arrays.equals(bytes, again)) {
            throw new AssertionError(HexFormat.of().formatHex(bytes));
        }
        return text;
    }

    private static boolean isStrictUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
