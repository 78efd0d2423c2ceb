package dev.wherry.internal.wire;

import java.util.List;

/**
 * One line of the client: the verb in upper case, and the argument, empty if there is none.
 *
 * @param verb the text before the first space; upper-cased in ASCII alone, so that no letter of
 *     another script, such as the long s of {@code ſTAT}, makes a verb that we know
 * @param argument all behind that one space, with any further spaces (RFC 2640 §3.1)
 */
public record CommandLine(String verb, String argument) {
    private static final List<String> SECRET = List.of("PASS", "ACCT", "ADAT");
    private static final String MASK = "***";

    /** Splits a line that has lost its end. */
    public static CommandLine parse(String line) {
        int space = line.indexOf(' ');
        if (space < 0) {
            return new CommandLine(upperCase(line), "");
        }
        return new CommandLine(upperCase(line.substring(0, space)), line.substring(space + 1));
    }

    public boolean hasArgument() {
        return !argument.isEmpty();
    }

    /** Returns the line for a log: without passwords, also mistyped ones, and in one line. */
    @Override
    public String toString() {
        for (String secret : SECRET) {
            int at = verb.indexOf(secret);
            if (at >= 0) { // PASS, PASSsecret, or junk before PASS
                int shown = at + secret.length();
                boolean more = shown < verb.length() || hasArgument();
                return PrintableText.of(verb.substring(0, shown)) + (more ? " " + MASK : "");
            }
        }
        if (!hasArgument()) {
            return PrintableText.of(verb);
        }
        // a verb that is not a word may stand before PASS, as the empty one of " PASS secret" does
        boolean hidden = !isWord(verb) && holdsSecret(upperCase(argument));
        return PrintableText.of(verb) + " " + (hidden ? MASK : PrintableText.of(argument));
    }

    private static boolean holdsSecret(String text) {
        return SECRET.stream().anyMatch(text::contains);
    }

    private static boolean isWord(String verb) {
        return !verb.isEmpty() && verb.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** {@code String.toUpperCase} maps beyond ASCII in any locale: ſ to S, ı to I, ß to SS. */
    static String upperCase(String text) {
        int i = 0;
        while (i < text.length() && !isLower(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (; i < chars.length; i++) {
            if (isLower(chars[i])) {
                chars[i] = (char) (chars[i] - 'a' + 'A');
            }
        }
        return new String(chars);
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
