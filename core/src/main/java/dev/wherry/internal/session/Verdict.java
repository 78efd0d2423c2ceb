package dev.wherry.internal.session;

import dev.wherry.internal.net.Bell;
import java.time.Duration;

/**
 * How the client's sending ended, as far as the owner has read. An upload whose client is gone may
 * be kept only if QUIT was the last that it said.
 */
final class Verdict {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Bell bell = new Bell();
    private volatile Ending ending = Ending.OPEN;

    private enum Ending {
        OPEN,
        QUIT,
        LOST
    }

    /** Notes QUIT: a transfer may end in peace. For the owner. */
    void quit() {
        ending = Ending.QUIT;
        bell.ring();
    }

    /** Notes the end of the connection; behind QUIT that is in order. For the owner. */
    void lost() {
        if (ending == Ending.OPEN) {
            ending = Ending.LOST;
            bell.ring();
        }
    }

    boolean isQuit() {
        return ending == Ending.QUIT;
    }

    /** Waits until the owner knows; returns whether it was QUIT. For the transfer's thread. */
    boolean await() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (ending == Ending.OPEN) {
            if (!bell.awaitUntil(deadline)) {
                return false;
            }
        }
        return ending == Ending.QUIT;
    }
}
