package dev.wherry.bench.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.bench.client.WrongAnswer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
class ServerProcessTest {
    /** Takes tenths of a second, of which the shell that starts it needs nothing. */
    private static final String WORK = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh -c '%s; echo done; read line'; true",
                "sh -c '%s'; echo done; read line"
            })
    void countsTheTimeOfChildrenThatRunAndThatHaveEnded(String script) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", script.formatted(WORK)).start();
        try {
            assertThat(shell.inputReader(UTF_8).readLine()).isEqualTo("done");
            assertThat(new ServerProcess(shell.pid()).cpuSeconds()).isGreaterThan(0.03);
        } finally {
            shell.outputWriter(UTF_8).close(); // ends what reads a line
        }
    }

    @Test
    void readsMemory() throws IOException {
        long own = new ServerProcess(ProcessHandle.current().pid()).pssBytes();
        assertThat(own).isBetween(10L << 20, 100L << 30);
    }

    @Test
    void saysWhenThereIsNoSuchProcess() {
        assertThatThrownBy(() -> new ServerProcess(999_999_999).cpuSeconds())
                .isInstanceOf(WrongAnswer.class)
                .hasMessage("its process 999999999 is not there");
    }
}
