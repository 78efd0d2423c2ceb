package dev.wherry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.user.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @ParameterizedTest
    @ValueSource(strings = {"help serve", "serve --help", "serve -h", "-w --help"})
    void tellsOfAllSettings(String line) {
        Captured run = Captured.run(line.split(" "));
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: wherry serve [OPTIONS] [DIR]");
        for (Setting<?> setting : Settings.all()) {
            assertThat(run.out()).contains(setting.flags());
        }
        assertThat(run.out())
                .containsSubsequence(
                        "Listening:", "--port=PORT", "(2121)", "Files and users:", "--write");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void tellsOfTheCommands(String line) {
        Captured run = Captured.run(line);
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("Usage: wherry ")
                .contains("  serve ", "  hash ", "  bench ", "  version ", "  help ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-v", "-V"})
    void tellsTheVersion(String line) {
        Captured run = Captured.run(line);
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("wherry ")
                .contains("Java " + Runtime.version())
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "bench --help", "help bench"})
    void saysWhenTheBenchmarkIsNotInstalled(String line) {
        Captured run = Captured.run(line.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "wherry: the benchmark is not installed; put wherry-bench.jar on the class path.\n");
    }

    @Test
    void hashesAPasswordFromAPipe() {
        Captured run = Captured.runWithInput("s3cret\r\nmore\n", "hash");
        assertThat(run.status()).isZero();
        assertThat(Password.parse(run.out().strip()).matches("s3cret")).isTrue();
        assertThat(run.out()).doesNotContain("s3cret").hasLineCount(1);
    }

    @Test
    void hashesNothingOutOfNothing() {
        assertThat(Captured.run("hash").err())
                .isEqualTo(
                        "wherry: there is no password on standard input; type one, or pipe one in.\n");
        assertThat(Captured.runWithInput("\n", "hash").status()).isEqualTo(2);
    }
}
