package dev.wherry.bench;

import dev.wherry.bench.client.Unsupported;
import dev.wherry.bench.report.Outcome;
import dev.wherry.bench.report.RowResult;
import dev.wherry.bench.report.Series;
import dev.wherry.bench.row.ServerProcess;
import dev.wherry.bench.row.Site;
import dev.wherry.bench.row.Trial;
import dev.wherry.bench.row.Turn;
import dev.wherry.bench.row.Turns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row: each server is prepared and warmed up, then in each round each has its turns. The one
 * that begins a round is another in each.
 */
final class RowRun {
    private final RowChoice choice;
    private final Plan plan;
    private final List<Site> sites;
    private final Runner runner;
    private final String label;
    private final Map<Site, Trial> trials = new LinkedHashMap<>();
    private final Map<Site, String> unknown = new LinkedHashMap<>();
    private final Map<Site, List<Turn>> turns = new LinkedHashMap<>();
    private final Map<Site, List<Double>> cpu = new LinkedHashMap<>();
    private final Map<Site, Map<String, Object>> notes = new LinkedHashMap<>();

    RowRun(RowChoice choice, Plan plan, List<Site> sites, Runner runner, String label) {
        this.choice = choice;
        this.plan = plan;
        this.sites = sites;
        this.runner = runner;
        this.label = label;
    }

    RowResult run() throws BenchFailure {
        try {
            for (Site site : sites) {
                runner.tell(label + ", preparing " + site.target().name());
                keepAlive();
                prepare(site);
            }
            int rounds = plan.rounds(choice.row());
            List<Site> order = new ArrayList<>(trials.keySet());
            for (int round = 0; round < rounds && !order.isEmpty(); round++) {
                for (Site site : order) {
                    String where = ", round " + (round + 1) + " of " + rounds + ", ";
                    runner.tell(label + where + site.target().name());
                    keepAlive();
                    round(site);
                }
                order.addLast(order.removeFirst());
            }
            closeAll();
        } finally {
            abandon();
        }
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        sites.forEach(site -> outcomes.put(site.target().name(), outcome(site)));
        return new RowResult(choice.name(), choice.row(), choice.givenSessions(), outcomes);
    }

    /** Those that wait for their turn may wait longer than their servers like. */
    private void keepAlive() throws BenchFailure {
        for (Site site : sites) {
            try {
                site.keepAlive();
            } catch (IOException e) {
                throw failure(site, e);
            }
        }
    }

    private void prepare(Site site) throws BenchFailure {
        try {
            Trial trial = choice.row().on(site, choice.sessions());
            trials.put(site, trial);
            trial.prepare();
            if (choice.row().warmsUp()) {
                Turns.take(trial, plan.warmUp(), Integer.MAX_VALUE, trial::turn);
            }
        } catch (Unsupported e) {
            unknown.put(site, String.valueOf(e.getMessage()));
            close(site);
        } catch (IOException e) {
            throw failure(site, e);
        }
    }

    private void close(Site site) throws BenchFailure {
        Trial trial = trials.remove(site);
        try {
            if (trial != null) {
                if (turns.containsKey(site)) {
                    notes.put(site, trial.notes());
                }
                trial.close();
            }
        } catch (IOException e) {
            throw failure(site, e);
        }
    }

    private void round(Site site) throws BenchFailure {
        Trial trial = Objects.requireNonNull(trials.get(site));
        OptionalLong pid = site.target().pid();
        try {
            List<Double> seconds = new ArrayList<>();
            trial.beginRound();
            List<Turn> taken =
                    Turns.take(
                            trial,
                            plan.workload().seconds(),
                            choice.row().measuredOnce() ? 1 : Turns.IN_A_ROUND,
                            () ->
                                    pid.isPresent()
                                            ? metered(trial, pid.getAsLong(), seconds)
                                            : trial.turn());
            trial.endRound();
            turns.computeIfAbsent(site, _ -> new ArrayList<>()).add(Turn.middle(taken));
            if (pid.isPresent()) {
                cpu.computeIfAbsent(site, _ -> new ArrayList<>())
                        .add(new Series(seconds).sum() / seconds.size());
            }
        } catch (IOException e) {
            throw failure(site, e);
        }
    }

    /** Adds the processor time of the turn. */
    private static Turn metered(Trial trial, long pid, List<Double> seconds) throws IOException {
        ServerProcess process = new ServerProcess(pid);
        double before = process.cpuSeconds();
        Turn turn = trial.turn();
        seconds.add(process.cpuSeconds() - before);
        return turn;
    }

    private void closeAll() throws BenchFailure {
        for (Site site : sites) {
            close(site);
        }
    }

    private void abandon() {
        for (Trial trial : trials.values()) {
            try {
                trial.close();
            } catch (IOException e) {
                // The first failure is what the user must know.
            }
        }
    }

    private BenchFailure failure(Site site, IOException e) {
        return runner.failure(site.target(), " in row " + choice.name(), e);
    }

    private Outcome outcome(Site site) {
        String reply = unknown.get(site);
        if (reply != null) {
            return new Outcome.NotKnown(reply);
        }
        List<Turn> taken = turns.getOrDefault(site, List.of());
        double work = taken.stream().mapToDouble(Turn::work).sum();
        Optional<Series> seconds = Optional.ofNullable(cpu.get(site)).map(Series::new);
        return new Outcome.Measured(
                new Series(taken.stream().map(Turn::value).toList()),
                seconds,
                seconds.map(each -> choice.row().cost().of(each.sum(), work)),
                notes.getOrDefault(site, Map.of()));
    }
}
