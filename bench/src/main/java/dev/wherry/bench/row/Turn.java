package dev.wherry.bench.row;

/**
 * What one turn of one server gave.
 *
 * @param value in the unit of the row
 * @param work what the server did for it, in what its cost is counted in
 */
public record Turn(double value, double work) {
    private static final double NANOS = 1e9;
    private static final double MIB = 1 << 20;

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
