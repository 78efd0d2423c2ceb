package dev.wherry.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way through the command line finds what picocli finds, or says that it cannot. */
class PlainLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-w",
                "-p 2122",
                "--port 2122 -w -d /srv",
                "/srv -w",
                "-w /srv",
                "-i ::1 -i 127.0.0.1 -n 10.0.0.1=1.2.3.4 --nat-address 1.2.3.4",
                "-u alice -P @secret",
                "-u alice -P ${env:HOME}",
                "-D --local-times --disable-sendfile --timeout 5m --max-cons 7",
                "-p not-a-number --remove-command DELE --remove-command MKD",
            })
    void findsWhatPicocliFinds(String line) {
        List<String> arguments = line.isEmpty() ? List.of() : List.of(line.split(" "));
        assertThat(PlainLine.read(arguments)).hasValue(byPicocli(arguments));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--nonsense",
                "-wD",
                "-p2122",
                "--port=2122",
                "-p",
                "-p -w",
                "-p 1 -p 2",
                "-w -w",
                "a b",
                "-d a b",
                "a -d b",
                "--",
                "-",
            })
    void leavesTheRestToPicocli(String line) {
        assertThat(PlainLine.read(List.of(line.split(" ")))).isEmpty();
    }

    @Test
    void leavesEmptyArgumentsToPicocli() {
        assertThat(PlainLine.read(List.of(""))).isEmpty();
    }

    @Test
    void knowsEachFlag() {
        for (Setting<?> setting : Settings.all()) {
            for (String flag : setting.flags()) {
                boolean takesText = setting.type().arity() != ValueType.Arity.SWITCH;
                List<String> arguments = takesText ? List.of(flag, "text") : List.of(flag);
                assertThat(PlainLine.read(arguments)).hasValue(byPicocli(arguments));
            }
        }
    }

    @Test
    void picocliTakesTheShortFormsApart() {
        assertThat(byPicocli(List.of("-wp2122", "--range=1-2")))
                .isEqualTo(
                        Map.of(
                                Settings.WRITE, List.of("true"),
                                Settings.PORT, List.of("2122"),
                                Settings.PASSIVE_PORTS, List.of("1-2")));
    }

    private static Map<Setting<?>, List<String>> byPicocli(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addFirst("serve");
        return CommandTree.given(CommandTree.parse(CommandTree.root(), all).subcommand());
    }
}
