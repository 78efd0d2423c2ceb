package dev.wherry.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LineFormatTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.999Z");

    @Test
    void startsWithSeverityAndLocalTime() {
        LineFormat format = new LineFormat(ZoneId.of("Asia/Kolkata"), false);
        assertThat(format.format(new LogLine(Severity.INFO, AT, "text")))
                .isEqualTo("[I 2026-01-02 08:34:05] text\n");
        assertThat(format.format(new LogLine(Severity.ERROR, AT.plusSeconds(1), "text")))
                .isEqualTo("[E 2026-01-02 08:34:06] text\n");
    }

    @Test
    void coloursTheHeadOnly() {
        LineFormat format = new LineFormat(ZoneOffset.UTC, true);
        assertThat(format.format(new LogLine(Severity.WARNING, AT, "te\u001b[0mxt")))
                .isEqualTo("\u001b[33m[W 2026-01-02 03:04:05]\u001b[0m te\\x1b[0mxt\n");
    }
}
