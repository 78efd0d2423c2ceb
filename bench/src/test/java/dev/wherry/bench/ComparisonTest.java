package dev.wherry.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench/peers} is written in Python, and has its own tests. */
class ComparisonTest {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir Path folder;

    @Test
    void passesItsOwnTests() throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process tests =
                new ProcessBuilder(
                                List.of(
                                        "python3",
                                        "-B",
                                        "-m",
                                        "unittest",
                                        "discover",
                                        "--start-directory",
                                        "comparison/tests",
                                        "--top-level-directory",
                                        "."))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = tests.waitFor(DEADLINE);
        tests.destroyForcibly();
        assertThat(ended).as("ends within %s", DEADLINE).isTrue();
        assertThat(tests.exitValue()).as(Files.readString(output)).isZero();
        assertThat(output).content().containsPattern("Ran \\d{2,} tests");
    }
}
