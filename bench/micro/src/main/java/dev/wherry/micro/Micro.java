package dev.wherry.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What all benchmarks have in common: one thread, nanoseconds for each operation, two JVMs one
 * after the other with the options that {@code ./wherry} gives its own.
 *
 * <p>Each benchmark lives in the package it measures, and runs on the class path, as the tests of
 * core do: so it reaches what that package keeps to itself.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:NewSize=3m", "-XX:SurvivorRatio=6"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public abstract class Micro {}
