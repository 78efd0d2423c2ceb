package dev.wherry.bench;

import dev.wherry.bench.client.Target;
import dev.wherry.bench.row.Sizes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param targets the first one is compared with the others
 * @param rows in the order of measuring
 * @param rounds how many turns each server takes, without the first one, which does not count
 * @param sizes how much is done in a turn
 * @param timeout how long a server may be silent
 * @param json where to write the report for programs
 */
record Plan(
        List<Target> targets,
        List<RowChoice> rows,
        int rounds,
        Sizes sizes,
        Duration timeout,
        Optional<Path> json) {
    private static final double MILLIS = 1e3;

    /** Returns what the figures depend on. */
    Map<String, Object> settings() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rounds", rounds);
        out.put("transferBytes", sizes.transferBytes());
        out.put("smallBytes", sizes.smallBytes());
        out.put("seconds", sizes.seconds().toMillis() / MILLIS);
        return out;
    }
}
