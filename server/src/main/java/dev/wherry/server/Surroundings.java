package dev.wherry.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command reads from and writes to; tests put in their own.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param environment the environment variables
 */
record Surroundings(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
    static final int STDIN = 0;
    static final int STDERR = 2;

    static Surroundings ofProcess() {
        return new Surroundings(System.in, System.out, System.err, System.getenv());
    }

    /** Tells whether lines on stderr are read by a person, who wants colours (no-color.org). */
    boolean wantsColours() {
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return !refused && !"dumb".equals(environment.get("TERM")) && isTerminal(STDERR);
    }

    /** Java can tell whether input and output both are a terminal, but not which; Linux can. */
    static boolean isTerminal(int descriptor) {
        try {
            String target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
