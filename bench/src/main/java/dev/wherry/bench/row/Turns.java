package dev.wherry.bench.row;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes a short turn several times: on a machine that does other things too, one says little. */
public final class Turns {
    /** How a turn is taken, once the trial is ready. */
    @FunctionalInterface
    public interface Taking {
        /** Takes it. */
        Turn take() throws IOException;
    }

    private Turns() {}

    /** How many turns a round has at most. */
    public static final int IN_A_ROUND = 5;

    /**
     * Takes turns until so much time has passed, all in all: at least one.
     *
     * @param most how many at most
     * @throws IOException if the server is wrong
     */
    public static List<Turn> take(Trial trial, Duration length, int most, Taking taking)
            throws IOException {
        List<Turn> turns = new ArrayList<>();
        long begun = System.nanoTime();
        do {
            trial.ready();
            turns.add(taking.take());
            trial.tidy();
        } while (turns.size() < most && System.nanoTime() - begun < length.toNanos());
        return turns;
    }
}
