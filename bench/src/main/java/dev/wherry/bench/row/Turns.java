package dev.wherry.bench.row;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

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

    /** What is between the turns may take so many times as long, and then there are fewer. */
    private static final int PATIENCE = 3;

    /**
     * Takes turns until they have taken so much time together: at least one.
     *
     * @param most how many at most
     * @throws IOException if the server is wrong
     */
    public static List<Turn> take(Trial trial, Duration length, int most, Taking taking)
            throws IOException {
        return take(trial, length, most, taking, System::nanoTime);
    }

    static List<Turn> take(
            Trial trial, Duration length, int most, Taking taking, LongSupplier clock)
            throws IOException {
        List<Turn> turns = new ArrayList<>();
        long begun = clock.getAsLong();
        long taken = 0;
        do {
            trial.ready();
            long start = clock.getAsLong();
            turns.add(taking.take());
            taken += clock.getAsLong() - start;
            trial.tidy();
        } while (turns.size() < most
                && taken < length.toNanos()
                && clock.getAsLong() - begun < PATIENCE * length.toNanos());
        return turns;
    }
}
