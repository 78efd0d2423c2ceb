package dev.wherry.server;

import dev.wherry.server.log.Escapes;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * The entry point of the {@code wherry} command. Exit status: 0 when it did what it was asked to,
 * also when a signal stopped it; 2 when it cannot, for a reason that stands on stderr; 1 after an
 * error in the program itself, or, of {@code bench}, when a server that was measured went wrong.
 */
public final class Main {
    private static final int DONE = 0;
    private static final int BROKEN = 1;
    private static final int REFUSED = 2;

    private static final String SERVE = "serve";
    private static final List<String> WITHOUT_COMMAND =
            List.of("-h", "--help", "-v", "-V", "--version");

    private final Surroundings surroundings;

    Main(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Runs the command and ends the process.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(new Main(Surroundings.ofProcess()).run(List.of(arguments)));
    }

    /** Runs the command and returns its exit status. */
    int run(List<String> arguments) {
        boolean debug = arguments.contains("-D") || arguments.contains("--debug");
        try {
            return dispatch(arguments);
        } catch (Refusal e) {
            tell(String.valueOf(e.getMessage()), debug ? e : null);
            return REFUSED;
        } catch (InterruptedException | RuntimeException | Error e) {
            tell("this is an error in wherry itself; please report it with what follows.", e);
            return BROKEN;
        }
    }

    private int dispatch(List<String> arguments) throws InterruptedException {
        if (!arguments.isEmpty() && arguments.getFirst().equals(BenchCommand.NAME)) {
            return BenchCommand.run(arguments.subList(1, arguments.size()), surroundings);
        }
        List<String> complete = withCommand(arguments);
        Optional<Map<Setting<?>, List<String>>> plain =
                complete.getFirst().equals(SERVE)
                        ? PlainLine.read(complete.subList(1, complete.size()))
                        : Optional.empty();
        if (plain.isPresent()) {
            serve(plain.get());
        } else {
            dispatchParsed(complete);
        }
        return DONE;
    }

    private void dispatchParsed(List<String> arguments) throws InterruptedException {
        CommandLine root = CommandTree.root();
        ParseResult result = CommandTree.parse(root, arguments);
        ParseResult command = result.hasSubcommand() ? result.subcommand() : result;
        if (command.isUsageHelpRequested()) {
            command.commandSpec().commandLine().usage(surroundings.out());
            return;
        }
        switch (command.commandSpec().name()) {
            case SERVE -> serve(CommandTree.given(command));
            case "hash" -> HashCommand.run(surroundings);
            case "help" -> help(root, command);
            default ->
                    surroundings
                            .out()
                            .println(Version.text()); // "version", or "wherry" with --version
        }
    }

    /** To name no command, but an option or a path, is to name {@code serve}. */
    static List<String> withCommand(List<String> arguments) {
        boolean named = !arguments.isEmpty() && namesCommand(arguments.getFirst());
        return named ? arguments : Stream.concat(Stream.of(SERVE), arguments.stream()).toList();
    }

    private static boolean namesCommand(String first) {
        boolean path =
                first.contains("/") || first.contains(File.separator) || first.startsWith(".");
        return WITHOUT_COMMAND.contains(first) || (!path && !first.startsWith("-"));
    }

    private void serve(Map<Setting<?>, List<String>> given) throws InterruptedException {
        ServeCommand.run(
                ServePlan.of(Values.read(given), surroundings.environment()), surroundings);
    }

    private void help(CommandLine root, ParseResult help) {
        String topic = help.matchedPositionalValue(0, "");
        if (topic.equals(BenchCommand.NAME)) {
            BenchCommand.run(List.of("--help"), surroundings);
            return;
        }
        CommandLine about = topic.isEmpty() ? root : root.getSubcommands().get(topic);
        if (about == null) {
            throw new Refusal(
                    "there is no command \""
                            + topic
                            + "\"; there are "
                            + root.getSubcommands().keySet()
                            + ".");
        }
        about.usage(surroundings.out());
    }

    private void tell(String sentence, @Nullable Throwable trace) {
        surroundings.err().println("wherry: " + Escapes.plain(sentence));
        if (trace != null) {
            trace.printStackTrace(surroundings.err());
        }
    }
}
