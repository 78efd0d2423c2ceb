package dev.wherry.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ports of passive data connections, both ends included.
 *
 * @param first the lowest, from 1
 * @param last the highest, to 65535
 */
record PortRange(int first, int last) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,5})-([0-9]{1,5})");

    static PortRange parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            int first = Integer.parseInt(matcher.group(1));
            int last = Integer.parseInt(matcher.group(2));
            if (first >= 1 && last <= 65_535 && first <= last) {
                return new PortRange(first, last);
            }
        }
        throw new IllegalArgumentException(
                "needs two ports from 1 to 65535, the lower first, such as 50000-50100, not \""
                        + text
                        + "\"");
    }

    @Override
    public String toString() {
        return first + "->" + last;
    }
}
