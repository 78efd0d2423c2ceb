package dev.wherry.bench;

import dev.wherry.bench.row.Row;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row that is to be measured.
 *
 * @param row which one
 * @param sessions how many, 0 if the row has no number of sessions
 */
record RowChoice(Row row, int sessions) {
    private static final int MOST_SESSIONS = 20_000;
    private static final Pattern NAME = Pattern.compile("(.*?)_?(\\d{1,9})?");

    /** Returns a row with a number of sessions that is not in its name. */
    static RowChoice of(Row row, OptionalInt sessions) {
        return new RowChoice(row, row.hasSessions() ? sessions.orElse(row.sessions()) : 0);
    }

    /** Reads {@code retr}, {@code login_par_1000}, {@code retr_x20}. */
    static RowChoice parse(String text, OptionalInt sessions) {
        Matcher parts = NAME.matcher(text);
        String number = parts.matches() ? parts.group(2) : null;
        String base = number == null ? text : parts.group(1);
        Row row =
                Arrays.stream(Row.values())
                        .filter(each -> each.text().equals(base))
                        .findFirst()
                        .orElseThrow(() -> new BadUsage(unknown(text)));
        if (number == null) {
            return of(row, sessions);
        }
        if (!row.hasSessions()) {
            throw new BadUsage("row " + base + " has no number of sessions.");
        }
        return new RowChoice(row, count("row " + text, number));
    }

    static int count(String what, String number) {
        int count = number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
        if (count < 1 || count > MOST_SESSIONS) {
            throw new BadUsage(
                    what + ": sessions are a number from 1 to 20000, not \"" + number + "\".");
        }
        return count;
    }

    private static String unknown(String text) {
        return "there is no row \""
                + text
                + "\"; there are "
                + Arrays.stream(Row.values()).map(Row::text).collect(Collectors.joining(" "))
                + ".";
    }

    /** Returns its name with the number: {@code login_par_1000}, {@code retr_x20}. */
    String name() {
        String text = row.text();
        return sessions == 0 ? text : text + (text.endsWith("_x") ? "" : "_") + sessions;
    }

    OptionalInt givenSessions() {
        return sessions == 0 ? OptionalInt.empty() : OptionalInt.of(sessions);
    }
}
