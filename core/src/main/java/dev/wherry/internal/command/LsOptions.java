package dev.wherry.internal.command;

/**
 * What clients put before the path of LIST, NLST and STAT as if we were ls: read and dropped.
 * Sorting and recursion ({@code -t}, {@code -R}) are among it, since a listing of a large tree
 * would be a means to exhaust the server.
 */
final class LsOptions {
    private static final String LETTERS = "aAlL1FRt";

    private LsOptions() {}

    /**
     * Returns the argument without its leading options: the path, whose spaces all belong to it. A
     * word with any other letter is a path already; a file named {@code -l} is {@code ./-l}.
     */
    static String strip(String argument) {
        int start = 0;
        while (true) {
            int space = argument.indexOf(' ', start);
            int end = space < 0 ? argument.length() : space;
            if (!isOption(argument, start, end)) {
                return argument.substring(start);
            }
            if (space < 0) {
                return "";
            }
            start = space + 1;
        }
    }

    private static boolean isOption(String text, int start, int end) {
        if (end - start < 2 || text.charAt(start) != '-') {
            return false;
        }
        for (int i = start + 1; i < end; i++) {
            if (LETTERS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
