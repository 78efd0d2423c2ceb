package dev.wherry.internal.wire;

/** What the control connection brought: a line, or the reason why there is none. */
public sealed interface Received {
    /** A line to carry out. */
    record Line(CommandLine command) implements Received {}

    /** A line without a single character, which may also have held Telnet commands alone. */
    record Empty() implements Received {}

    /**
     * A line that means nothing: answer 501.
     *
     * @param reason a sentence of ours, fit to be the text of the reply
     */
    record Malformed(String reason) implements Received {}

    /** A line over the limit: answer 500, once; nothing of the line is ever parsed. */
    record TooLong() implements Received {}

    /** Far too much without an end of line: close the connection. */
    record Flood() implements Received {}
}
