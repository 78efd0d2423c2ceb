package dev.wherry.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteBuilderTest {
    private final ByteBuilder out = new ByteBuilder(0);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 99, 100, -1, -10, Long.MAX_VALUE, Long.MIN_VALUE})
    void writesNumbersAsJavaDoes(long value) {
        assertThat(text(out.appendNumber(value))).isEqualTo(Long.toString(value));
    }

    @Test
    void padsNumbersOnTheLeftAndNeverCutsThem() {
        out.appendPadded(7, 3, '0').append('|').appendPadded(1234, 3, '0').append('|');
        assertThat(text(out.appendPadded(0, 30, ' '))).isEqualTo("007|1234|" + " ".repeat(29) + 0);
    }

    @Test
    void growsFromNothing() {
        for (int i = 0; i < 1000; i++) {
            out.append((byte) i);
        }
        assertThat(out.size()).isEqualTo(1000);
        assertThat(out.toByteArray()[999]).isEqualTo((byte) 999);
    }

    @Test
    void writesQuestionMarksForWhatIsNotAsciiInOurOwnText() {
        assertThat(text(out.appendAscii("a\u00e9b").append('\u20ac'))).isEqualTo("a?b?");
    }

    @Test
    void writesTextInTheCharsetOfTheConnection() {
        out.appendText("a\u00e9", WireText.of(StandardCharsets.ISO_8859_1)).appendCrLf();
        assertThat(out.toByteArray()).containsExactly('a', 0xE9, '\r', '\n');
    }

    @Test
    void showsItsContentWithoutACopyAndForgetsIt() {
        ByteBuffer view = out.append(new byte[] {1, 2}).asByteBuffer();
        assertThat(view).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
        out.clear();
        assertThat(out.asByteBuffer().hasRemaining()).isFalse();
    }

    private static String text(ByteBuilder out) {
        return new String(out.toByteArray(), StandardCharsets.US_ASCII);
    }
}
