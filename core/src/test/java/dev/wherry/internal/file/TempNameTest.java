package dev.wherry.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempNameTest {
    @Test
    void tellsWhoseItIs() {
        TempName name = TempName.parse(TempName.next());

        assertThat(name.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(name.isOfThisMachine()).isTrue();
        assertThat(name.isOfThisProcess()).isTrue();
    }

    @Test
    void isNeverTheSameTwice() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            names.add(TempName.next());
        }
        assertThat(names).hasSize(10_000).allMatch(TempName::matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {".wherry-1-a-b.part", ".WHERRY-12345-0X-Z9.Part"})
    void matches(String name) {
        assertThat(TempName.matches(name)).isTrue();
        assertThat(TempName.parse(name)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".wherry-",
                ".wherry-1-a-b.part.txt",
                "x.wherry-1-a-b.part",
                ".wherry--a-b.part",
                ".wherry-1-a-.part",
                ".wherry-1-a-b\u0301.part",
                ".wherry-1-a-b.part ",
                ".wherry-9999999999999999999-a-b.part",
                "wherry.part"
            })
    void matchesNothingElse(String name) {
        assertThat(TempName.matches(name)).isFalse();
        assertThat(TempName.parse(name)).isNull();
    }

    @Test
    void knowsOtherProcessesAndMachines() {
        String ours = TempName.next();
        long pid = ProcessHandle.current().pid();
        String sibling = ours.replace("-" + pid + "-", "-" + (pid + 1) + "-");

        assertThat(TempName.parse(sibling).isOfThisMachine()).isTrue();
        assertThat(TempName.parse(sibling).isOfThisProcess()).isFalse();
        assertThat(TempName.parse(".wherry-" + pid + "-elsewhere-x.part").isOfThisProcess())
                .isFalse();
    }
}
