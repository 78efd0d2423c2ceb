package dev.wherry.it;

import java.util.List;

/**
 * One reply as it came over the wire.
 *
 * @param code the three digits
 * @param lines the texts: of the first and the last line without the code, of those between as they
 *     are
 */
public record WireReply(int code, List<String> lines) {
    public WireReply {
        lines = List.copyOf(lines);
    }

    /** Returns the text of a reply that must have one line. */
    public String text() {
        if (lines.size() != 1) {
            throw new AssertionError("one line was expected, not " + this);
        }
        return lines.getFirst();
    }

    public boolean isMultiline() {
        return lines.size() > 1;
    }

    /** Returns the lines between the first and the last. */
    public List<String> inner() {
        if (lines.size() < 2) {
            throw new AssertionError("several lines were expected, not " + this);
        }
        return lines.subList(1, lines.size() - 1);
    }

    /** Returns what stands between the quotes of a 257, with doubled quotes undone. */
    public String quotedPath() {
        String text = text();
        int from = text.indexOf('"');
        int to = from + 1;
        while (to < text.length()) {
            if (text.charAt(to) != '"') {
                to++;
            } else if (text.startsWith("\"\"", to)) {
                to += 2;
            } else {
                return text.substring(from + 1, to).replace("\"\"", "\"");
            }
        }
        throw new AssertionError("no quoted path in " + this);
    }

    @Override
    public String toString() {
        return code + " " + String.join(" / ", lines);
    }
}
