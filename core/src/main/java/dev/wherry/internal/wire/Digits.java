package dev.wherry.internal.wire;

/**
 * Numbers as the RFCs write them, {@code 1*DIGIT}: {@code Long.parseLong} also takes a sign and the
 * digits of every other script.
 */
public final class Digits {
    /** What {@code parse} answers for anything that is not such a number. */
    public static final long NOT_A_NUMBER = -1;

    private Digits() {}

    /** Returns a number from 0 to 2⁶³-1, or {@link #NOT_A_NUMBER}, also for one that is greater. */
    public static long parse(String text) {
        return parse(text, 0, text.length());
    }

    /** Returns a number from 0 to {@code max}, or {@link #NOT_A_NUMBER}. */
    public static long parse(String text, long max) {
        long value = parse(text);
        return value <= max ? value : NOT_A_NUMBER;
    }

    /** Returns the number between two positions, or {@link #NOT_A_NUMBER}. */
    public static long parse(String text, int from, int to) {
        if (!areDigits(text, from, to)) {
            return NOT_A_NUMBER;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return NOT_A_NUMBER;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Tells whether there is at least one character, and all are ASCII digits. */
    static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return from < to;
    }
}
