package dev.wherry.internal.wire;

import java.util.HexFormat;

/** Shows a client's text on one line of a log, where it can neither end the line nor hide. */
public final class PrintableText {
    private static final int RAW_BASE = 0xDC00; // see ExactUtf8

    private PrintableText() {}

    /** Returns the text, with backslashes doubled and what is not visible as {@code \x0a} or so. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '\\') {
                return escape(text);
            }
        }
        return text;
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(out, point));
        return out.toString();
    }

    private static void append(StringBuilder out, int point) {
        HexFormat hex = HexFormat.of();
        if (point == '\\') {
            out.append("\\\\");
        } else if (point < 0x80 && Character.isISOControl(point)) {
            out.append("\\x").append(hex.toHexDigits((byte) point));
        } else if (point >= RAW_BASE + 0x80 && point <= RAW_BASE + 0xFF) {
            out.append("\\x").append(hex.toHexDigits((byte) (point - RAW_BASE)));
        } else if (isVisible(point)) {
            out.appendCodePoint(point);
        } else {
            out.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
    }

    /** Line separators forge log lines; format characters reverse what stands around them. */
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
