package dev.wherry.bench.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ServerProcessTest {
    private static final ServerProcess SELF = new ServerProcess(ProcessHandle.current().pid());

    @Test
    void countsMemoryOfChildren() throws Exception {
        Process child = new ProcessBuilder("sh", "-c", "read line").start();
        try {
            long alone = new ServerProcess(child.pid()).pssBytes();
            assertThat(alone).isPositive();
            assertThat(SELF.pssBytes()).isGreaterThan(alone);
        } finally {
            child.destroy();
            child.waitFor();
        }
    }

    @Test
    void countsTheTimeOfChildrenThatHaveEnded() throws Exception {
        double before = SELF.cpuSeconds();
        Process child =
                new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done")
                        .start();
        assertThat(child.waitFor()).isZero();
        assertThat(SELF.cpuSeconds()).isGreaterThan(before);
    }

    @Test
    void saysWhenThereIsNoSuchProcess() {
        assertThatThrownBy(() -> new ServerProcess(999_999_999).cpuSeconds())
                .isInstanceOf(IOException.class)
                .hasMessage("there is no process 999999999");
    }
}
