package dev.wherry.bench.report;

import java.util.Map;
import java.util.Optional;

/** What a row gave on one server. */
public sealed interface Outcome {
    /**
     * The server took its turns.
     *
     * @param values of each round, in the unit of the row
     * @param cpuSeconds processor time of a turn, for each round, if the process is known
     * @param cpu processor time of all turns for the work of all, in the unit of the row's cost
     * @param notes what else there is to say, for JSON
     */
    record Measured(
            Series values,
            Optional<Series> cpuSeconds,
            Optional<Double> cpu,
            Map<String, Object> notes)
            implements Outcome {}

    /**
     * The server does not know a command of the row.
     *
     * @param reply what it answered
     */
    record NotKnown(String reply) implements Outcome {}
}
