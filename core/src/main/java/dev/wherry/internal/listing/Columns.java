package dev.wherry.internal.listing;

import dev.wherry.internal.wire.ByteBuilder;
import dev.wherry.internal.wire.WireText;

/** Appends the columns of a line: numbers and words of a fixed width, names that keep to a line. */
final class Columns {
    private static final char DELETE = 0x7F;

    private Columns() {}

    /** Appends two digits. */
    static void two(ByteBuilder line, int number) {
        line.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** Appends four digits. */
    static void four(ByteBuilder line, int number) {
        two(line, number / 100);
        two(line, number % 100);
    }

    /** Appends a number, filled up on its left and never cut. */
    static void right(ByteBuilder line, long number, int width) {
        line.appendPadded(number, width, ' ');
    }

    /** Appends a word, filled up on its right and never cut; clients split the line at spaces. */
    static void left(ByteBuilder line, String word, int width) {
        append(line, word, ' ', '_');
        for (int i = word.length(); i < width; i++) {
            line.append(' ');
        }
    }

    /**
     * Appends a name that cannot end the line. The file system leaves out names with control
     * characters; this is the second lock on that door.
     */
    static void name(ByteBuilder line, String name) {
        append(line, name, (char) (' ' - 1), '?');
    }

    /** Appends a text in which something stands for all characters up to one, and for delete. */
    private static void append(ByteBuilder line, String text, char last, char substitute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= last || c == DELETE) {
                line.appendText(replaced(text, last, substitute), WireText.UTF_8);
                return;
            }
        }
        line.appendText(text, WireText.UTF_8);
    }

    private static String replaced(String text, char last, char substitute) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            if (clean.charAt(i) <= last || clean.charAt(i) == DELETE) {
                clean.setCharAt(i, substitute);
            }
        }
        return clean.toString();
    }
}
