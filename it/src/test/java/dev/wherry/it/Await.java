package dev.wherry.it;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, never for time to pass. */
public final class Await {
    /** Enough for a busy machine; a test that needs it all fails. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long STEP_NANOS = 500_000;

    private Await() {}

    /** Returns as soon as the condition holds; fails with the text if it never does. */
    public static void until(String what, BooleanSupplier condition) {
        until(() -> what, condition);
    }

    /** As {@link #until(String, BooleanSupplier)}, with a text made when it is needed. */
    public static void until(Supplier<String> what, BooleanSupplier condition) {
        if (!comesTrue(PATIENCE, condition)) {
            throw new AssertionError("waited " + PATIENCE.toSeconds() + " s for: " + what.get());
        }
    }

    /** Tells whether the condition came to hold in time. */
    public static boolean comesTrue(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return condition.getAsBoolean();
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
        return true;
    }
}
