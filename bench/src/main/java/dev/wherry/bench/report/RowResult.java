package dev.wherry.bench.report;

import dev.wherry.bench.report.Outcome.Measured;
import dev.wherry.bench.row.Row;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A row with what it gave on all servers.
 *
 * @param name of the row, with the number of sessions if it has one
 * @param row which one
 * @param sessions how many, if the row has many
 * @param outcomes by the names of the servers, in their order
 */
public record RowResult(String name, Row row, OptionalInt sessions, Map<String, Outcome> outcomes) {
    /** Returns what was measured on a server. */
    public Optional<Measured> measured(String server) {
        return outcomes.get(server) instanceof Measured measured
                ? Optional.of(measured)
                : Optional.empty();
    }

    /** Returns how much better one server is than another, round by round; 1 for equals. */
    public Optional<Series> ratio(String server, String peer) {
        Optional<Series> ours = measured(server).map(Measured::values);
        Optional<Series> theirs = measured(peer).map(Measured::values);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                row.unit().moreIsBetter()
                        ? ours.get().dividedBy(theirs.get())
                        : theirs.get().dividedBy(ours.get()));
    }
}
