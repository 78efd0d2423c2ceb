package dev.wherry.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Values in the order of the rounds.
 *
 * @param values at least one
 */
public record Series(List<Double> values) {
    /** Copies the list. */
    public Series {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a series has values");
        }
    }

    /** Returns the middle one, or the mean of the two in the middle. */
    public double median() {
        double[] sorted = stream().sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).sum() / 2;
    }

    /** Returns the smallest. */
    public double min() {
        return stream().min().orElseThrow();
    }

    /** Returns the largest. */
    public double max() {
        return stream().max().orElseThrow();
    }

    /** Returns the sum. */
    public double sum() {
        return stream().sum();
    }

    /** Divides the values of a round by those of the same round of another. */
    Series dividedBy(Series other) {
        int rounds = Math.min(values.size(), other.values.size());
        return new Series(
                IntStream.range(0, rounds)
                        .mapToObj(i -> values.get(i) / other.values.get(i))
                        .toList());
    }

    private DoubleStream stream() {
        return values.stream().mapToDouble(Double::doubleValue);
    }
}
