package dev.wherry.bench;

import dev.wherry.bench.client.Target;
import dev.wherry.bench.row.Row;
import dev.wherry.bench.row.Sizes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line. */
final class Options {
    private static final int WIDTH = 100;
    private static final int MOST_ROUNDS = 10_000;
    private static final int SMALL = 4096;

    private Options() {}

    static CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create().name("wherry bench");
        spec.usageMessage()
                .description("Measures FTP servers in turns.")
                .width(WIDTH)
                .sortOptions(false)
                .abbreviateSynopsis(true);
        option(spec, "HOST", "127.0.0.1", "The server to measure", "-H", "--host");
        option(spec, "PORT", "2121", "Its port", "-P", "--port");
        option(spec, "NAME", "", "Whom to log in; needed", "-u", "--user");
        option(spec, "PASSWORD", "", "The password; needed", "-p", "--password");
        option(spec, "PATH", "", "The folder on the server to work in", "--dir");
        option(spec, "PID", "", "The server's first process: tells its CPU time", "-k", "--pid");
        option(spec, "NAME", "server", "What to call the server", "--name");
        spec.addOption(
                OptionSpec.builder("--peer")
                        .paramLabel("PEER")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .description(
                                "Another server, which takes turns with the first: NAME=HOST:PORT[,user=U]"
                                        + "[,password=P][,dir=PATH][,pid=N][,implicit]")
                        .build());
        option(spec, "NUMBER", "5", "How many turns each server takes", "--rounds");
        option(spec, "SIZE", "1G", "Size of the file of stor and retr", "--transfer-size");
        option(spec, "SECONDS", "2", "Length of a turn that repeats something", "--seconds");
        option(spec, "SECONDS", "60", "How long a server may be silent", "-t", "--timeout");
        option(spec, "FILE", "", "Write the results there, for programs", "--json");
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Tells this")
                        .build());
        spec.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("ROW")
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("What to measure")
                        .build());
        return new CommandLine(spec).setExpandAtFiles(false).setInterpolateVariables(false);
    }

    private static void option(
            CommandSpec spec, String label, String byDefault, String text, String... names) {
        OptionSpec.Builder option =
                OptionSpec.builder(names).paramLabel(label).type(String.class).arity("1");
        if (byDefault.isEmpty()) {
            spec.addOption(option.description(text).build());
        } else {
            spec.addOption(
                    option.description(text + " (" + byDefault + ")")
                            .defaultValue(byDefault)
                            .build());
        }
    }

    static ParseResult parse(CommandLine line, String... arguments) {
        try {
            return line.parseArgs(arguments);
        } catch (ParameterException e) {
            throw new BadUsage(e.getMessage() + ".");
        }
    }

    static Plan plan(ParseResult given) {
        List<Target> targets = targets(given);
        List<String> named = given.matchedPositionalValue(0, List.of());
        List<RowChoice> rows =
                named.isEmpty()
                        ? List.of(new RowChoice(Row.STOR), new RowChoice(Row.RETR))
                        : named.stream().map(RowChoice::parse).toList();
        return new Plan(
                targets,
                rows,
                count(given, "--rounds", MOST_ROUNDS),
                new Sizes(
                        Size.parse("--transfer-size", text(given, "--transfer-size")),
                        SMALL,
                        seconds(given, "--seconds")),
                seconds(given, "--timeout"),
                file(given, "--json"));
    }

    private static List<Target> targets(ParseResult given) {
        String user = text(given, "--user");
        String password = text(given, "--password");
        if (user.isEmpty() || !given.hasMatchedOption("--password")) {
            throw new BadUsage("who is to log in? Give -u NAME and -p PASSWORD.");
        }
        Target main =
                new Target(
                        text(given, "--name"),
                        Peer.address(text(given, "--host"), text(given, "--port")),
                        user,
                        password,
                        text(given, "--dir"),
                        given.hasMatchedOption("--pid")
                                ? OptionalLong.of(Peer.pid(text(given, "--pid")))
                                : OptionalLong.empty(),
                        false);
        List<Target> targets = new ArrayList<>(List.of(main));
        List<String> peers = given.matchedOptionValue("--peer", List.of());
        peers.forEach(peer -> targets.add(Peer.parse(peer, main)));
        Set<String> names = new HashSet<>();
        for (Target target : targets) {
            if (!names.add(target.name())) {
                throw new BadUsage("two servers are called \"" + target.name() + "\".");
            }
        }
        return List.copyOf(targets);
    }

    private static Optional<Path> file(ParseResult given, String option) {
        return Optional.of(text(given, option)).filter(t -> !t.isEmpty()).map(Path::of);
    }

    private static String text(ParseResult given, String option) {
        String value = given.matchedOptionValue(option, null);
        if (value != null) {
            return value;
        }
        String byDefault = given.commandSpec().findOption(option).defaultValue();
        return byDefault == null ? "" : byDefault;
    }

    private static int count(ParseResult given, String option, int most) {
        String text = text(given, option);
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw new BadUsage(
                    option + " is a number from 1 to " + most + ", not \"" + text + "\".");
        }
        return number;
    }

    private static Duration seconds(ParseResult given, String option) {
        String text = text(given, option);
        double seconds = text.matches("\\d{1,5}(\\.\\d{1,3})?") ? Double.parseDouble(text) : 0;
        if (seconds <= 0) {
            throw new BadUsage(
                    option + " is a number of seconds such as 2 or 0.5, not \"" + text + "\".");
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
