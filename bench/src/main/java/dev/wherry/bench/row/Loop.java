package dev.wherry.bench.row;

import java.io.IOException;
import java.time.Duration;

/** Does the same again and again until the time of a turn is over. */
final class Loop {
    /** So that the time is not read more often than need be. */
    private static final int AT_ONCE = 8;

    /** What is repeated. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    private Loop() {}

    static Turn run(Duration length, Step step) throws IOException {
        return run(length, AT_ONCE, step);
    }

    /** Runs {@code atOnce} steps between two looks at the clock. */
    static Turn run(Duration length, int atOnce, Step step) throws IOException {
        long limit = length.toNanos();
        long begun = System.nanoTime();
        long count = 0;
        while (true) {
            for (int i = 0; i < atOnce; i++) {
                step.run();
            }
            count += atOnce;
            long nanos = System.nanoTime() - begun;
            if (nanos >= limit) {
                return Turn.ofCount(count, nanos);
            }
        }
    }
}
