package dev.wherry.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyEncoderTest {
    @Test
    void writesOneLine() {
        assertThat(encode("Welcome.")).isEqualTo("211 Welcome.\r\n");
    }

    @Test
    void writesAnEmptyTextBehindTheSpace() {
        assertThat(encode("")).isEqualTo("211 \r\n");
    }

    @Test
    void joinsTheFirstLineWithAHyphenAndTheLastWithASpace() {
        assertThat(encode("Features:", " UTF8", "", "End"))
                .isEqualTo("211-Features:\r\n UTF8\r\n\r\n211 End\r\n");
    }

    @Test
    void writesTwoLinesWithoutAnyBetween() {
        assertThat(encode("a", "b")).isEqualTo("211-a\r\n211 b\r\n");
    }

    @Test
    void indentsInnerLinesThatStartWithADigit() {
        assertThat(encode("1st", "211 forged", "211-x", "9", "a1", "2nd"))
                .isEqualTo("211-1st\r\n 211 forged\r\n 211-x\r\n 9\r\na1\r\n211 2nd\r\n");
    }

    @Test
    void writesTheBytesOfANameAsTheyAre() {
        Reply reply = Reply.of(ReplyCode.PATH_NAME, "\"/\u00e9\udcff\udce9\"");
        assertThat(ReplyEncoder.encode(reply, WireText.UTF_8))
                .startsWith("257 \"/".getBytes(StandardCharsets.US_ASCII))
                .endsWith(0xC3, 0xA9, 0xFF, 0xE9, '"', '\r', '\n')
                .hasSize(6 + 7);
    }

    @Test
    void writesTheCharsetOfTheConnection() {
        Reply reply = Reply.of(ReplyCode.COMMAND_OK, "\u00e9\u20ac");
        WireText latin1 = WireText.of(StandardCharsets.ISO_8859_1);
        assertThat(ReplyEncoder.encode(reply, latin1))
                .containsExactly('2', '0', '0', ' ', 0xE9, '?', '\r', '\n');
    }

    @Test
    void endsEveryReplyOnceWhateverItsLinesHold() {
        for (int c = 1; c < 0x300; c++) {
            if (c == '\r' || c == '\n') {
                continue;
            }
            String text = Character.toString(c);
            String wire = encode(text + "211 x", text, text + "211 y");
            assertThat(wire.split("\r\n", -1)).hasSize(4);
            assertThat(wire.lines().filter(line -> line.startsWith("211 "))).hasSize(1);
        }
    }

    @Test
    void writesLongRepliesWhole() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            lines.add("line " + i);
        }
        String wire = encode(lines.toArray(String[]::new));
        assertThat(wire.lines()).hasSize(1000);
        assertThat(wire).endsWith("211 line 999\r\n");
    }

    private static String encode(String... lines) {
        Reply reply = new Reply(ReplyCode.SYSTEM_STATUS, List.of(lines));
        return new String(ReplyEncoder.encode(reply, WireText.UTF_8), StandardCharsets.UTF_8);
    }
}
