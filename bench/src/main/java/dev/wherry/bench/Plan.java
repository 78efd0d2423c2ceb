package dev.wherry.bench;

import dev.wherry.bench.client.Target;
import dev.wherry.bench.row.Row;
import dev.wherry.bench.row.Workload;
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
 * @param rounds how many rounds each server takes part in
 * @param warmUp how long each server takes turns that do not count, before the first round
 * @param workload how much is done in a turn
 * @param timeout how long a server may be silent
 * @param json where to write the report for programs
 * @param chart where to draw it
 */
record Plan(
        List<Target> targets,
        List<RowChoice> rows,
        int rounds,
        Duration warmUp,
        Workload workload,
        Duration timeout,
        Optional<Path> json,
        Optional<Path> chart) {
    private static final double MILLIS = 1e3;

    /** Returns how many rounds a row has. */
    int rounds(Row row) {
        return row.measuredOnce() ? 1 : rounds;
    }

    /** Returns what the figures depend on. */
    Map<String, Object> settings() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rounds", rounds);
        out.put("warmUpSeconds", warmUp.toMillis() / MILLIS);
        out.put("transferBytes", workload.transferBytes());
        out.put("sessionBytes", workload.sessionBytes());
        out.put("smallBytes", workload.smallBytes());
        out.put("seconds", workload.seconds().toMillis() / MILLIS);
        out.put("sustainedSeconds", workload.sustained().toMillis() / MILLIS);
        out.put("entries", workload.entries());
        out.put("fetchesMemory", workload.fetchesMemory());
        out.put("tls", workload.encrypted());
        return out;
    }
}
