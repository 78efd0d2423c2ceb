package dev.wherry.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** One run of the command inside the test, with what it wrote. */
final class Captured {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final int status;

    private Captured(String input, Map<String, String> environment, String... arguments) {
        var surroundings =
                new Surroundings(
                        new ByteArrayInputStream(input.getBytes(UTF_8)),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        environment);
        status = new Main(surroundings).run(List.of(arguments));
    }

    static Captured run(String... arguments) {
        return new Captured("", Map.of(), arguments);
    }

    static Captured runWithInput(String input, String... arguments) {
        return new Captured(input, Map.of(), arguments);
    }

    static Captured runIn(Map<String, String> environment, String... arguments) {
        return new Captured("", environment, arguments);
    }

    int status() {
        return status;
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }
}
