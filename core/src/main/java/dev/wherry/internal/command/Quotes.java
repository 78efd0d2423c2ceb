package dev.wherry.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Double quotes around names: a quote inside is doubled, as in the reply to MKD (RFC 959 App. II).
 */
final class Quotes {
    private Quotes() {}

    /** Returns the text in quotes. */
    static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * Splits an argument at its spaces, but not inside of quotes.
     *
     * @return the words without their quotes, or null if a quote is not closed or has neither space
     *     nor end behind it
     */
    static @Nullable List<String> split(String argument) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < argument.length()) {
            if (argument.charAt(at) == ' ') {
                at++;
                continue;
            }
            boolean quoted = argument.charAt(at) == '"';
            int end = quoted ? endOfQuoted(argument, at) : endOfWord(argument, at);
            if (end < 0) {
                return null;
            }
            words.add(quoted ? unquote(argument, at, end) : argument.substring(at, end));
            at = end;
        }
        return words;
    }

    private static int endOfWord(String argument, int from) {
        int space = argument.indexOf(' ', from);
        return space < 0 ? argument.length() : space;
    }

    /** Returns the position behind the closing quote, or -1. */
    private static int endOfQuoted(String argument, int from) {
        int at = from + 1;
        while (at < argument.length()) {
            if (argument.charAt(at) != '"') {
                at++;
            } else if (argument.startsWith("\"\"", at)) {
                at += 2;
            } else {
                int end = at + 1;
                return end == argument.length() || argument.charAt(end) == ' ' ? end : -1;
            }
        }
        return -1;
    }

    private static String unquote(String argument, int from, int end) {
        return argument.substring(from + 1, end - 1).replace("\"\"", "\"");
    }
}
