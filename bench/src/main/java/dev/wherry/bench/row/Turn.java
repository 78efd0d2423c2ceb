package dev.wherry.bench.row;

import java.util.List;

/**
 * What one turn of one server gave.
 *
 * @param value in the unit of the row
 * @param work what the server did for it, in what its cost is counted in
 */
public record Turn(double value, double work) {
    private static final double NANOS = 1e9;
    private static final double MIB = 1 << 20;

    /**
     * Sums up the turns of a round.
     *
     * @param turns at least one
     * @return the median of their values, and the mean of their work
     */
    public static Turn middle(List<Turn> turns) {
        double[] values = turns.stream().mapToDouble(Turn::value).sorted().toArray();
        double median = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        double work = turns.stream().mapToDouble(Turn::work).average().orElseThrow();
        return new Turn(median, work);
    }

    static Turn ofBytes(long bytes, long nanos) {
        return new Turn(bytes / MIB / (nanos / NANOS), bytes);
    }

    static Turn ofCount(long count, long nanos) {
        return new Turn(count / (nanos / NANOS), count);
    }

    static Turn ofTime(long count, long nanos) {
        return new Turn(nanos / NANOS, count);
    }
}
