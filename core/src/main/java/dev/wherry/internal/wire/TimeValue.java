package dev.wherry.internal.wire;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times as MDTM, MFMT and MLSx write them: {@code YYYYMMDDHHMMSS[.f+]} in UTC (RFC 3659 §2.3). */
public final class TimeValue {
    private static final int WHOLE = 14;
    private static final int NANO_DIGITS = 9;
    private static final long FIRST = Instant.parse("1000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    /** How much of a second is written. */
    public enum Precision {
        /** Fourteen digits. */
        SECONDS,
        /** Three more behind a point, unless they are zeros, which would claim too much. */
        MILLISECONDS
    }

    private TimeValue() {}

    /**
     * Returns the time, or null if the text is not one; a leap second is not, as no file system
     * knows it.
     */
    public static @Nullable Instant parse(String text) {
        int length = text.length();
        if (length < WHOLE || !Digits.areDigits(text, 0, WHOLE)) {
            return null;
        }
        boolean fraction = length > WHOLE;
        if (fraction && (text.charAt(WHOLE) != '.' || !Digits.areDigits(text, WHOLE + 1, length))) {
            return null;
        }
        int year = number(text, 0, 4);
        if (year < 1000) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            year,
                            number(text, 4, 6),
                            number(text, 6, 8),
                            number(text, 8, 10),
                            number(text, 10, 12),
                            number(text, 12, 14),
                            fraction ? nanos(text) : 0)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null; // 30 February, or second 60
        }
    }

    public static String format(Instant time, Precision precision) {
        ByteBuilder out = new ByteBuilder(WHOLE + 4);
        append(out, time, precision);
        return new String(out.toByteArray(), StandardCharsets.US_ASCII);
    }

    /**
     * Appends a time; one outside of the years 1000 to 9999 becomes the nearest inside, so that one
     * odd file cannot fail a listing.
     */
    public static void append(ByteBuilder out, Instant time, Precision precision) {
        long seconds = Math.clamp(time.getEpochSecond(), FIRST, LAST);
        LocalDateTime utc = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        out.appendPadded(utc.getYear(), 4, '0')
                .appendPadded(utc.getMonthValue(), 2, '0')
                .appendPadded(utc.getDayOfMonth(), 2, '0')
                .appendPadded(utc.getHour(), 2, '0')
                .appendPadded(utc.getMinute(), 2, '0')
                .appendPadded(utc.getSecond(), 2, '0');
        int millis = time.getNano() / 1_000_000;
        boolean inside = seconds == time.getEpochSecond();
        if (precision == Precision.MILLISECONDS && inside && millis != 0) {
            out.append('.').appendPadded(millis, 3, '0');
        }
    }

    private static int number(String text, int from, int to) {
        return (int) Digits.parse(text, from, to);
    }

    /** Any number of digits may follow the point; those below a nanosecond are dropped. */
    private static int nanos(String text) {
        int from = WHOLE + 1;
        int to = Math.min(text.length(), from + NANO_DIGITS);
        int nanos = number(text, from, to);
        for (int i = to - from; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }
}
