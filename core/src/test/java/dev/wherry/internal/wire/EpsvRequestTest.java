package dev.wherry.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpsvRequestTest {
    @ParameterizedTest
    @CsvSource({
        "'', SAME_PROTOCOL",
        "1, IPV4",
        "2, IPV6",
        "ALL, ALL",
        "all, ALL",
        "All, ALL",
    })
    void readsTheArgument(String argument, EpsvRequest request) throws Exception {
        assertThat(EpsvRequest.parse(argument)).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource({
        "0, PROTOCOL_NOT_SUPPORTED",
        "3, PROTOCOL_NOT_SUPPORTED",
        "4294967297, PROTOCOL_NOT_SUPPORTED",
        "99999999999999999999, PROTOCOL_NOT_SUPPORTED",
        "x, BAD_ARGUMENT",
        "-1, BAD_ARGUMENT",
        "+1, BAD_ARGUMENT",
        "' 1', BAD_ARGUMENT",
        "'1 ', BAD_ARGUMENT",
        "'ALL ', BAD_ARGUMENT",
        "a\u217c\u217c, BAD_ARGUMENT",
        "\u0661, BAD_ARGUMENT",
        "|1|, BAD_ARGUMENT",
    })
    void refusesTheRest(String argument, ReplyCode code) {
        assertThatExceptionOfType(FtpReplyException.class)
                .isThrownBy(() -> EpsvRequest.parse(argument))
                .satisfies(e -> assertThat(e.reply().code()).isEqualTo(code));
    }
}
