package dev.wherry.bench;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: 4096, 64K, 10M, 1G. */
final class Size {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([KMGT]?)(i?B)?");
    private static final int KIBI = 10;

    private Size() {}

    static long parse(String option, String text) {
        Matcher parts = SIZE.matcher(text.toUpperCase(Locale.ROOT).replace("IB", "iB"));
        long bytes = 0;
        if (parts.matches()) {
            String unit = parts.group(2);
            int power = unit.isEmpty() ? 0 : KIBI * ("KMGT".indexOf(unit) + 1);
            long number = Long.parseLong(parts.group(1));
            bytes = number > (Long.MAX_VALUE >> power) ? 0 : number << power;
        }
        if (bytes < 1) {
            throw new BadUsage(
                    option + " is a size such as 4096, 64K, 10M or 1G, not \"" + text + "\".");
        }
        return bytes;
    }
}
