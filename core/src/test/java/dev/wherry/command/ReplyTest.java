package dev.wherry.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    private static final ReplyCode OK = ReplyCode.COMMAND_OK;

    @Test
    void holdsACodeAndItsLines() {
        Reply reply = new Reply(ReplyCode.SYSTEM_STATUS, List.of("first", "", "211 last"));

        assertThat(reply.code()).isEqualTo(ReplyCode.SYSTEM_STATUS);
        assertThat(reply.lines()).containsExactly("first", "", "211 last");
        assertThat(Reply.of(OK, "Done.")).isEqualTo(new Reply(OK, List.of("Done.")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r",
                "\n",
                "\0",
                "a\r\n230 Login successful.",
                "a\n226 Transfer complete.",
                "a\r",
                "\nb",
                "name\0.txt",
            })
    void refusesALineThatWouldForgeAnother(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(OK, line));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reply(OK, List.of("first", line, "last")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "200 OK", "200-", "\t", "\u0085", "\u2028", "\u001b[2J", "\udcff"})
    void takesAnyOtherLineAsItIs(String line) {
        assertThat(Reply.of(OK, line).lines()).containsExactly(line);
    }

    @Test
    void needsACodeAndALine() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Reply(OK, List.of()));
        assertThatNullPointerException().isThrownBy(() -> new Reply(null, List.of("a")));
        assertThatNullPointerException().isThrownBy(() -> new Reply(OK, null));
        assertThatNullPointerException().isThrownBy(() -> new Reply(OK, Arrays.asList("a", null)));
    }

    @Test
    void copiesItsLines() {
        List<String> given = new ArrayList<>(List.of("a"));
        Reply reply = new Reply(OK, given);
        given.add("b\r\n");

        assertThat(reply.lines()).containsExactly("a");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> reply.lines().add("b"));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", List.of("")),
                Arguments.of("one", List.of("one")),
                Arguments.of("one\n", List.of("one")),
                Arguments.of("\n", List.of("")),
                Arguments.of("a\nb", List.of("a", "b")),
                Arguments.of("a\r\nb\r\n", List.of("a", "b")),
                Arguments.of("a\rb", List.of("a", "b")),
                Arguments.of("a\n\nb", List.of("a", "", "b")),
                Arguments.of("a\n\r\nb", List.of("a", "", "b")),
                Arguments.of("a\n230 in", List.of("a", "230 in")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void makesALineOfEachLineOfAText(String text, List<String> lines) {
        assertThat(Reply.ofText(OK, text).lines()).isEqualTo(lines);
    }

    @Test
    void refusesNulInAText() {
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.ofText(OK, "a\nb\0"));
    }

    @ParameterizedTest
    @EnumSource
    void hasCodesThatTellWhatAClientDoesNext(ReplyCode code) {
        assertThat(code.number()).isBetween(100, 599);
        assertThat(code.isPreliminary()).isEqualTo(code.number() / 100 == 1);
        assertThat(code.isFailure()).isEqualTo(code.number() / 100 >= 4);
    }
}
