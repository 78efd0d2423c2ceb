package dev.wherry.bench.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyParserTest {
    private static List<Reply> replies(String text, int piece) throws WrongAnswer {
        ReplyParser parser = new ReplyParser();
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < text.length(); i += piece) {
            String part = text.substring(i, Math.min(text.length(), i + piece));
            ByteBuffer in = ByteBuffer.wrap(part.getBytes(ISO_8859_1));
            for (Reply reply = parser.take(in); reply != null; reply = parser.take(in)) {
                replies.add(reply);
            }
        }
        return replies;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void readsRepliesInAnyPieces(int piece) throws WrongAnswer {
        String text = "220-a\r\n 220 no\r\n221 no\r\n220-no\r\n220 b\r\n200\r\n331 c\n226 d\r\n";
        assertThat(replies(text, piece))
                .containsExactly(
                        new Reply(220, "220-a\n 220 no\n221 no\n220-no\n220 b"),
                        new Reply(200, "200"),
                        new Reply(331, "331 c"),
                        new Reply(226, "226 d"));
    }

    @Test
    void waitsForTheEnd() throws WrongAnswer {
        assertThat(replies("220-a\r\n220-b\r\n220", 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello\r\n", "\r\n", "22\r\n", "2x0 a\r\n"})
    void refusesWhatIsNoReply(String text) {
        assertThatThrownBy(() -> replies(text, 100))
                .isInstanceOf(WrongAnswer.class)
                .hasMessageEndingWith("which is no reply");
    }

    @Test
    void refusesALineWithoutEnd() {
        String line = "2".repeat(1 << 20);
        assertThatThrownBy(() -> replies("220 " + line, 1000))
                .isInstanceOf(WrongAnswer.class)
                .hasMessage("it sent a reply without an end");
    }
}
