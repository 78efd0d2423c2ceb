package dev.wherry.server.log;

/**
 * Makes text from clients harmless in a log: what a terminal obeys, what ends a line, and what
 * shows other text than there is, becomes its number in hexadecimal digits behind a backslash.
 * Nothing is ever looked up (CVE-2021-44228).
 */
public final class Escapes {
    private Escapes() {}

    /**
     * Returns the text without control characters (C0, C1), line separators, format characters
     * (those that turn the direction of writing among them) and halves of surrogate pairs.
     */
    public static String plain(String text) {
        int harmless = harmlessPrefix(text);
        if (harmless == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, harmless);
        text.codePoints().skip(text.codePointCount(0, harmless)).forEach(c -> append(out, c));
        return out.toString();
    }

    /**
     * Returns the text as {@link #plain} does, in single quotes that it cannot end before its end.
     */
    public static String quoted(String text) {
        return "'" + plain(text).replace("'", "\\'") + "'";
    }

    private static int harmlessPrefix(String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (isHarmful(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    private static boolean isHarmful(int c) {
        if (c < 0x7f) {
            return c < ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    private static void append(StringBuilder out, int c) {
        if (!isHarmful(c)) {
            out.appendCodePoint(c);
        } else if (c <= 0xff) {
            out.append(c <= 0xf ? "\\x0" : "\\x").append(Integer.toHexString(c));
        } else {
            out.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
    }
}
