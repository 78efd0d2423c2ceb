package dev.wherry.bench;

import dev.wherry.bench.client.Target;
import dev.wherry.bench.row.Unit;
import dev.wherry.bench.row.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What stands on the command line. */
final class Options {
    private static final int MOST_ROUNDS = 10_000;
    private static final int MOST_ENTRIES = 1_000_000;
    private static final int SMALL = 4096;

    private Options() {}

    static ParseResult parse(CommandLine line, String... arguments) {
        try {
            return line.parseArgs(arguments);
        } catch (ParameterException e) {
            throw new BadUsage(e.getMessage() + ".");
        }
    }

    static Plan plan(ParseResult given) {
        List<Target> targets = targets(given);
        List<RowChoice> rows = rows(given, targets);
        return new Plan(
                targets,
                rows,
                count(given, "--rounds", MOST_ROUNDS),
                seconds(given, "--warm-up"),
                workload(given),
                seconds(given, "--timeout"),
                file(given, "--json"),
                file(given, "--chart"));
    }

    private static Workload workload(ParseResult given) {
        return new Workload(
                Size.parse("--transfer-size", text(given, "--transfer-size")),
                Size.parse("--size", text(given, "--size")),
                SMALL,
                seconds(given, "--seconds"),
                seconds(given, "--sustained"),
                count(given, "--entries", MOST_ENTRIES),
                text(given, "--list-dir"),
                given.hasMatchedOption("--fetch-memory"),
                given.hasMatchedOption("--ssl"));
    }

    private static List<RowChoice> rows(ParseResult given, List<Target> targets) {
        boolean known = targets.getFirst().pid().isPresent();
        OptionalInt sessions =
                given.hasMatchedOption("--clients")
                        ? OptionalInt.of(RowChoice.count("-n", text(given, "--clients")))
                        : OptionalInt.empty();
        List<String> named = given.matchedPositionalValue(0, List.of());
        if (named.isEmpty()) {
            return Kind.parse(text(given, "--benchmark")).rows().stream()
                    .filter(row -> known || row.unit() != Unit.KIB_PER_SESSION)
                    .map(row -> RowChoice.of(row, sessions))
                    .toList();
        }
        if (given.hasMatchedOption("--benchmark")) {
            throw new BadUsage("name rows, or give -b, not both.");
        }
        List<RowChoice> rows = named.stream().map(each -> RowChoice.parse(each, sessions)).toList();
        for (RowChoice row : rows) {
            if (!known && row.row().unit() == Unit.KIB_PER_SESSION) {
                throw new BadUsage(
                        "row " + row.name() + " looks at the memory of the server: give -k PID.");
            }
            if (Collections.frequency(rows, row) > 1) {
                throw new BadUsage("row " + row.name() + " is named twice.");
            }
        }
        return rows;
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
