package dev.wherry.bench.row;

import java.time.Duration;

/**
 * How much is done in a turn.
 *
 * @param transferBytes size of the file of a single transfer
 * @param smallBytes size of a small file
 * @param seconds length of a turn that repeats something
 */
public record Sizes(long transferBytes, int smallBytes, Duration seconds) {}
