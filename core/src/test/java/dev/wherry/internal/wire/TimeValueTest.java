package dev.wherry.internal.wire;

import static dev.wherry.internal.wire.TimeValue.Precision.MILLISECONDS;
import static dev.wherry.internal.wire.TimeValue.Precision.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeValueTest {
    @ParameterizedTest
    @CsvSource({
        "20260102030405, 2026-01-02T03:04:05Z",
        "20260102030405.6, 2026-01-02T03:04:05.6Z",
        "20260102030405.006, 2026-01-02T03:04:05.006Z",
        "20260102030405.0, 2026-01-02T03:04:05Z",
        "20260102030405.123456789, 2026-01-02T03:04:05.123456789Z",
        "20260102030405.1234567899999999999999, 2026-01-02T03:04:05.123456789Z",
        "20240229000000, 2024-02-29T00:00:00Z",
        "20000229000000, 2000-02-29T00:00:00Z",
        "19691231235959, 1969-12-31T23:59:59Z",
        "10000101000000, 1000-01-01T00:00:00Z",
        "99991231235959.999, 9999-12-31T23:59:59.999Z",
    })
    void readsTimes(String text, Instant time) {
        assertThat(TimeValue.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026010203040",
                "202601020304055",
                "20260102030405.",
                "20260102030405,5",
                "20260102030405.5x",
                "20260102030405.-5",
                "20260102030405.5.5",
                "20260102030405 ",
                " 20260102030405",
                "+2026010203040",
                "-2026010203040",
                "2026010203040\u0665",
                "20260102030405.\u0665",
                "20260102T30405",
                "20230229000000",
                "19000229000000",
                "20260431000000",
                "20260001000000",
                "20261301000000",
                "20260100000000",
                "20260132000000",
                "20260101240000",
                "20260101006000",
                "20260101000060",
                "20161231235960",
                "00000101000000",
                "09991231235959",
                "20260102030405Z"
            })
    void refusesEverythingElse(String text) {
        assertThat(TimeValue.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 20260102030405, 20260102030405",
        "2026-01-02T03:04:05.6Z, 20260102030405, 20260102030405.600",
        "2026-01-02T03:04:05.006Z, 20260102030405, 20260102030405.006",
        "2026-01-02T03:04:05.000999Z, 20260102030405, 20260102030405",
        "2026-01-02T03:04:05.999999999Z, 20260102030405, 20260102030405.999",
        "1969-12-31T23:59:59.5Z, 19691231235959, 19691231235959.500",
        "1000-01-01T00:00:00Z, 10000101000000, 10000101000000",
        "0999-12-31T23:59:59.5Z, 10000101000000, 10000101000000",
        "9999-12-31T23:59:59.999Z, 99991231235959, 99991231235959.999",
        "+10000-01-01T00:00:00.5Z, 99991231235959, 99991231235959",
        "-1000000000-01-01T00:00:00Z, 10000101000000, 10000101000000",
        "+1000000000-12-31T23:59:59.999999999Z, 99991231235959, 99991231235959",
    })
    void writesTimesAndNeverFails(Instant time, String seconds, String milliseconds) {
        assertThat(TimeValue.format(time, SECONDS)).isEqualTo(seconds);
        assertThat(TimeValue.format(time, MILLISECONDS)).isEqualTo(milliseconds);
    }

    @Test
    void appendsToAListing() {
        ByteBuilder out = new ByteBuilder(0).appendAscii("modify=");
        TimeValue.append(out, Instant.EPOCH, MILLISECONDS);
        assertThat(new String(out.append(';').toByteArray(), StandardCharsets.US_ASCII))
                .isEqualTo("modify=19700101000000;");
    }

    @Test
    void agreesWithTheFormatterOfTheJdk() {
        DateTimeFormatter jdk =
                DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
        long first = Instant.parse("1000-01-01T00:00:00Z").getEpochSecond();
        long end = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
        Random random = new Random(3659);
        for (int i = 0; i < 20_000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(first, end));
            String text = TimeValue.format(time, SECONDS);
            assertThat(text).isEqualTo(jdk.format(time));
            assertThat(TimeValue.parse(text)).isEqualTo(time);
        }
    }
}
