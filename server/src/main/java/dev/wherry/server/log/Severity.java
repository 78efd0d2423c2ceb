package dev.wherry.server.log;

/**
 * How much a line matters; each has its letter and its ANSI colour, as in the lines of pyftpdlib.
 */
public enum Severity {
    /** What clients and server say to one another. */
    DEBUG('D', 34),
    /** What happened. */
    INFO('I', 32),
    /** What somebody should look at. */
    WARNING('W', 33),
    /** What should not have happened. */
    ERROR('E', 31);

    private final char letter;
    private final int colour;

    Severity(char letter, int colour) {
        this.letter = letter;
        this.colour = colour;
    }

    char letter() {
        return letter;
    }

    /** Returns the escape sequence that starts the colour of this severity (ECMA-48 SGR). */
    String colour() {
        return "\u001b[" + colour + "m";
    }
}
