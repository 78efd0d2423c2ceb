package dev.wherry.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads replies and accepts nothing that a strict reading of RFC 959 §4.2 does not: each line ends
 * in CR LF and holds neither CR nor LF nor NUL, a reply of several lines begins with {@code ddd-}
 * and ends with {@code ddd} and a space, and no line between begins with a digit.
 */
final class ReplyReader {
    private static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;

    ReplyReader(InputStream in) {
        this.in = in;
    }

    /** The server has closed the connection where a reply was expected. */
    static final class EndOfConversation extends AssertionError {
        private static final long serialVersionUID = 1L;

        EndOfConversation(String message) {
            super(message);
        }
    }

    WireReply next() throws IOException {
        String first = line();
        if (!first.matches("(?s)[1-6][0-9][0-9][ -].*")) {
            throw new AssertionError("no reply begins like this: " + first);
        }
        int code = Integer.parseInt(first.substring(0, 3));
        List<String> lines = new ArrayList<>();
        lines.add(first.substring(4));
        if (first.charAt(3) == '-') {
            String end = first.substring(0, 3) + " ";
            String line = line();
            while (!line.startsWith(end)) {
                if (line.matches("(?s)[0-9].*")) {
                    throw new AssertionError(
                            "a line inside a reply begins with a digit: " + line + " in " + lines);
                }
                lines.add(line);
                line = line();
            }
            lines.add(line.substring(4));
        }
        return new WireReply(code, lines);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        while (true) {
            int octet = read(line);
            if (octet == '\n' || octet == 0) {
                throw new AssertionError(
                        "octet " + octet + " inside a reply, after: " + line.toString(UTF_8));
            }
            if (octet == '\r') {
                int next = read(line);
                if (next != '\n') {
                    throw new AssertionError(
                            "CR and octet " + next + " in a reply, after: " + line.toString(UTF_8));
                }
                return line.toString(UTF_8);
            }
            line.write(octet);
            if (line.size() > LONGEST_LINE) {
                throw new AssertionError("a reply line of more than a mebibyte");
            }
        }
    }

    private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

    private int read(ByteArrayOutputStream soFar) throws IOException {
        int octet;
        try {
            octet = in.read();
        } catch (SocketTimeoutException e) {
            throw new AssertionError(
                    soFar.size() == 0
                            ? "no reply came in time"
                            : "a reply stopped after: " + soFar.toString(UTF_8),
                    e);
        }
        if (octet < 0) {
            throw new EndOfConversation(
                    soFar.size() == 0
                            ? "the connection was closed instead of a reply"
                            : "the connection was closed inside: " + soFar.toString(UTF_8));
        }
        return octet;
    }
}
