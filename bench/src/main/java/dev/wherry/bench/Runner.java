package dev.wherry.bench;

import dev.wherry.bench.client.Content;
import dev.wherry.bench.client.LocalFailure;
import dev.wherry.bench.client.Target;
import dev.wherry.bench.client.Unsupported;
import dev.wherry.bench.client.Watchdog;
import dev.wherry.bench.client.WrongAnswer;
import dev.wherry.bench.report.Report;
import dev.wherry.bench.report.RowResult;
import dev.wherry.bench.report.ServerFacts;
import dev.wherry.bench.row.ServerProcess;
import dev.wherry.bench.row.Site;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Measures all rows of a plan, one after another, each in turns on all servers. */
final class Runner {
    private final Plan plan;
    private final Progress progress;
    private final Watchdog watchdog;

    private Runner(Plan plan, Progress progress, Watchdog watchdog) {
        this.plan = plan;
        this.progress = progress;
        this.watchdog = watchdog;
    }

    static Report run(Plan plan, Progress progress) throws BenchFailure {
        try (Watchdog watchdog = new Watchdog(plan.timeout());
                Content content = new Content()) {
            return new Runner(plan, progress, watchdog).run(content);
        } catch (IOException e) {
            throw new BenchFailure("there is no temporary file to upload: " + e.getMessage(), e);
        } finally {
            progress.done();
        }
    }

    private Report run(Content content) throws BenchFailure {
        Instant date = Instant.now();
        List<Site> sites = new ArrayList<>();
        try {
            for (Target target : plan.targets()) {
                sites.add(open(target, content));
            }
            List<ServerFacts> facts = new ArrayList<>();
            for (Site site : sites) {
                facts.add(facts(site));
            }
            List<RowResult> results = new ArrayList<>();
            for (RowChoice row : plan.rows()) {
                String label = "[" + (results.size() + 1) + "/" + plan.rows().size() + "] ";
                results.add(new RowRun(row, plan, sites, this, label + row.name()).run());
            }
            Report report = new Report(date, plan.settings(), facts, results);
            while (!sites.isEmpty()) {
                close(sites.removeLast());
            }
            return report;
        } finally {
            abandon(sites);
        }
    }

    private Site open(Target target, Content content) throws BenchFailure {
        progress.tell("logging in to " + target.name());
        try {
            return Site.open(target, plan.workload(), content, watchdog);
        } catch (IOException e) {
            throw failure(target, "", e);
        }
    }

    private void close(Site site) throws BenchFailure {
        try {
            site.close();
        } catch (IOException e) {
            throw failure(site.target(), " while its folder was removed", e);
        }
    }

    /** After a failure what goes wrong here is only a consequence. */
    private void abandon(List<Site> sites) {
        for (Site site : sites) {
            try {
                progress.tell("cleaning up on " + site.target().name());
                site.abandon();
            } catch (IOException e) {
                // The first failure is what the user must know.
            }
        }
    }

    private ServerFacts facts(Site site) throws BenchFailure {
        Target target = site.target();
        InetSocketAddress address = target.address();
        return new ServerFacts(
                target.name(),
                address.getHostString() + ":" + address.getPort(),
                target.pid(),
                site.greeting().text(),
                site.features(),
                target.pid().isPresent()
                        ? pss(target, target.pid().getAsLong())
                        : OptionalLong.empty());
    }

    /** Returns nothing if we may not look into the process, which only the rows of memory need. */
    private OptionalLong pss(Target target, long pid) throws BenchFailure {
        ServerProcess process = new ServerProcess(pid);
        try {
            process.cpuSeconds();
        } catch (IOException e) {
            throw failure(target, "", e);
        }
        try {
            return OptionalLong.of(process.pssBytes());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    void tell(String text) {
        progress.tell(text);
    }

    /** Says which server did what. */
    BenchFailure failure(Target target, String where, IOException cause) {
        String what;
        if (watchdog.hasStruck()) {
            what = watchdog.complaint();
        } else if (cause instanceof Unsupported) {
            what = "it does not know a command that is needed: " + cause.getMessage();
        } else if (cause instanceof WrongAnswer || cause instanceof LocalFailure) {
            what = String.valueOf(cause.getMessage());
        } else {
            what = "the connection failed: " + cause.getMessage();
        }
        String end = what.endsWith(".") ? "" : ".";
        return new BenchFailure(target.name() + where + ": " + what + end, cause);
    }
}
