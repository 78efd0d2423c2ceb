package dev.wherry.server;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * Waits for SIGTERM and SIGINT (Ctrl-C). The first asks for an orderly stop; a second one ends the
 * process at once, with the status that shells expect: 128 and the number of the signal. A signal
 * that the parent process had switched off, as {@code nohup} does, stays so.
 *
 * <p>SIGHUP ends the process at once, too, unless it is given another meaning.
 */
final class Signals {
    private static final int KILLED = 128;

    private final CountDownLatch asked = new CountDownLatch(1);

    private Signals() {}

    /** Takes the signals over from the JVM. */
    static Signals takeOver() {
        Signals signals = new Signals();
        Signal.handle(new Signal("TERM"), signals::arrived);
        Signal.handle(new Signal("INT"), signals::arrived);
        return signals;
    }

    /**
     * Gives SIGHUP a meaning; does nothing where the system has no such signal.
     *
     * @param action run each time on a thread of its own
     */
    static void onHangUp(Runnable action) {
        try {
            Signal.handle(new Signal("HUP"), _ -> action.run());
        } catch (IllegalArgumentException e) { // Windows has none
            System.getLogger("dev.wherry")
                    .log(System.Logger.Level.DEBUG, "There is no SIGHUP here", e);
        }
    }

    /** Waits for the first signal. */
    void await() throws InterruptedException {
        asked.await();
    }

    private void arrived(Signal signal) {
        if (asked.getCount() == 0) {
            Runtime.getRuntime().halt(KILLED + signal.getNumber());
        }
        asked.countDown();
    }
}
