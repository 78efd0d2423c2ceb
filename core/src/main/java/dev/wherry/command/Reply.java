package dev.wherry.command;

import java.util.List;
import java.util.Objects;

/**
 * One reply to one command: a code and its text, which cannot be malformed on the wire.
 *
 * <p>A reply of several lines is sent as {@code ccc-first}, then the lines between as they are (one
 * that starts with a digit is indented by a space), then {@code ccc last} (RFC 959 §4.2). Immutable
 * and safe for use by many threads.
 *
 * @param code what happened
 * @param lines the text, at least one line, none of which holds CR, LF or NUL
 * @since 1.0
 */
public record Reply(ReplyCode code, List<String> lines) {
    /**
     * Checks and copies the lines.
     *
     * @throws IllegalArgumentException if there is no line, or if one holds CR, LF or NUL
     * @throws NullPointerException if {@code code}, {@code lines} or one of them is null
     */
    public Reply {
        Objects.requireNonNull(code, "code");
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a reply needs at least one line of text");
        }
        for (String line : lines) {
            if (breaksTheLine(line)) {
                throw new IllegalArgumentException("a line of a reply must not hold CR, LF or NUL");
            }
        }
    }

    /**
     * Makes a reply of one line.
     *
     * @param code what happened
     * @param text one line, without CR, LF and NUL
     * @return the reply
     * @throws IllegalArgumentException if {@code text} holds CR, LF or NUL
     */
    public static Reply of(ReplyCode code, String text) {
        return new Reply(code, List.of(text));
    }

    /**
     * Makes a reply from a text that may hold line breaks, such as a banner: each line of the text
     * becomes one of the reply.
     *
     * @param code what happened
     * @param text any text; CR LF, LF and CR separate lines, NUL is refused
     * @return the reply, of one empty line if {@code text} is empty
     * @throws IllegalArgumentException if {@code text} holds NUL
     */
    public static Reply ofText(ReplyCode code, String text) {
        List<String> lines = text.lines().toList();
        return new Reply(code, lines.isEmpty() ? List.of("") : lines);
    }

    /** A file name that holds CR LF must never forge a second reply. */
    private static boolean breaksTheLine(String line) {
        return line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0 || line.indexOf('\0') >= 0;
    }
}
