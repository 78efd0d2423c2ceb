package dev.wherry.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** One line that says what is going on, for somebody who waits; nothing where nobody looks. */
final class Progress {
    private static final int WIDTH = 78;
    private static final Path STDERR = Path.of("/proc/self/fd/2");

    private final PrintWriter out;
    private final boolean shown;

    Progress(PrintWriter out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    /** Tells whether stderr is a terminal, where the system can tell. */
    static boolean isWatched() {
        try {
            String target = Files.readSymbolicLink(STDERR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    void tell(String text) {
        if (shown) {
            String line = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
            out.print("\r" + line + " ".repeat(WIDTH - line.length()));
            out.flush();
        }
    }

    void done() {
        if (shown) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
        }
    }
}
