package dev.wherry.bench.client;

/**
 * What a server answered.
 *
 * @param code its three digits
 * @param text all of it with the code, lines parted by {@code \n}
 */
public record Reply(int code, String text) {
    /** Tells whether it says that the command is not known, rather than that it failed. */
    boolean commandUnknown() {
        return code == 500 || code == 502 || code == 504;
    }

    /** Returns the first line, as far as a sentence may hold it, without what a terminal obeys. */
    String quoted() {
        String line = text.lines().findFirst().orElse("");
        String shown = line.length() > 200 ? line.substring(0, 200) + "..." : line;
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
