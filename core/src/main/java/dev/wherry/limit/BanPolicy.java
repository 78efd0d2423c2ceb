package dev.wherry.limit;

import java.time.Duration;

/**
 * When an address that fails to log in again and again is refused for a while. Immutable.
 *
 * <p>Failures are counted by address (IPv6: by /64 network) over all of its connections. A login
 * that goes well clears the count.
 *
 * @param failures how many failed logins lead to a ban, 1 or more; 0 for no bans
 * @param within the time in which they are counted, positive
 * @param duration for how long new connections of the address are then answered 421, positive
 * @since 1.0
 */
public record BanPolicy(int failures, Duration within, Duration duration) {
    /** Never bans. */
    public static final BanPolicy OFF =
            new BanPolicy(0, Duration.ofMinutes(10), Duration.ofMinutes(10));

    /**
     * What a server does unless told otherwise: 20 failures within 10 minutes ban for 10 minutes.
     */
    public static final BanPolicy DEFAULT =
            new BanPolicy(20, Duration.ofMinutes(10), Duration.ofMinutes(10));

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is outside its range
     */
    public BanPolicy {
        if (failures < 0) {
            throw new IllegalArgumentException("failures must be 0 or more, not " + failures);
        }
        if (!within.isPositive() || !duration.isPositive()) {
            throw new IllegalArgumentException(
                    "a ban needs positive durations, not " + within + " and " + duration);
        }
    }
}
