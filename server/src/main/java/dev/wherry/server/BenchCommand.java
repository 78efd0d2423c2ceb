package dev.wherry.server;

import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Hands {@code bench} over to the tool of its own jar, which need not be there: neither of the two
 * knows the other.
 */
final class BenchCommand {
    static final String NAME = "bench";

    private static final String TOOL = "wherry-bench";

    private BenchCommand() {}

    /**
     * Runs the tool and returns its exit status.
     *
     * @throws Refusal if it is not there
     */
    static int run(List<String> arguments, Surroundings surroundings) {
        ToolProvider tool =
                ToolProvider.findFirst(TOOL)
                        .orElseThrow(() ->
                                new Refusal(
                                        "the benchmark is not installed; put wherry-bench.jar on the class path."));
        return tool.run(surroundings.out(), surroundings.err(), arguments.toArray(String[]::new));
    }
}
