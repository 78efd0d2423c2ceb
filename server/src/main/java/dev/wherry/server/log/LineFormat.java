package dev.wherry.server.log;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Spells a line as {@code [I 2026-11-21 10:55:42] text}. For one thread: it keeps the spelling of
 * the second that it wrote last.
 */
final class LineFormat {
    private static final String COLOUR_OFF = "\u001b[0m";

    private final ZoneId zone;
    private final boolean coloured;
    private long lastSecond = Long.MIN_VALUE;
    private String lastStamp = "";

    LineFormat(ZoneId zone, boolean coloured) {
        this.zone = zone;
        this.coloured = coloured;
    }

    String format(LogLine line) {
        String head = "[" + line.severity().letter() + " " + stamp(line.at()) + "]";
        String start = coloured ? line.severity().colour() + head + COLOUR_OFF : head;
        return start + " " + Escapes.plain(line.text()) + "\n";
    }

    private String stamp(Instant at) {
        if (at.getEpochSecond() != lastSecond) {
            lastSecond = at.getEpochSecond();
            lastStamp = spell(LocalDateTime.ofInstant(at, zone));
        }
        return lastStamp;
    }

    /**
     * By hand: a {@code DateTimeFormatter} loads more classes than all of this package, before the
     * first line.
     */
    private static String spell(LocalDateTime t) {
        StringBuilder out = new StringBuilder(19).append(t.getYear());
        digits(out.append('-'), t.getMonthValue());
        digits(out.append('-'), t.getDayOfMonth());
        digits(out.append(' '), t.getHour());
        digits(out.append(':'), t.getMinute());
        digits(out.append(':'), t.getSecond());
        return out.toString();
    }

    private static void digits(StringBuilder out, int value) {
        out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
