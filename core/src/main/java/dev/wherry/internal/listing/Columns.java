package dev.wherry.internal.listing;

/** Appends the columns of a line: numbers and words of a fixed width, names that keep to a line. */
final class Columns {
    private Columns() {}

    /** Appends two digits. */
    static void two(StringBuilder line, int number) {
        line.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** Appends four digits. */
    static void four(StringBuilder line, int number) {
        two(line, number / 100);
        two(line, number % 100);
    }

    /** Appends a number, filled up on its left and never cut. */
    static void right(StringBuilder line, long number, int width) {
        long above = 10;
        for (int i = 1; i < width; i++) {
            if (number < above) {
                line.append(' ');
            }
            above *= 10;
        }
        line.append(number);
    }

    /** Appends a word, filled up on its right and never cut; clients split the line at spaces. */
    static void left(StringBuilder line, String word, int width) {
        int start = line.length();
        line.append(word);
        for (int i = start; i < line.length(); i++) {
            if (line.charAt(i) <= ' ' || line.charAt(i) == 0x7F) {
                line.setCharAt(i, '_');
            }
        }
        for (int i = word.length(); i < width; i++) {
            line.append(' ');
        }
    }

    /**
     * Appends a name that cannot end the line. The file system leaves out names with control
     * characters; this is the second lock on that door.
     */
    static void name(StringBuilder line, String name) {
        int start = line.length();
        line.append(name);
        for (int i = start; i < line.length(); i++) {
            if (line.charAt(i) < ' ' || line.charAt(i) == 0x7F) {
                line.setCharAt(i, '?');
            }
        }
    }
}
