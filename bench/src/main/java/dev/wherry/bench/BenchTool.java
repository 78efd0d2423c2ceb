package dev.wherry.bench;

import dev.wherry.bench.report.Chart;
import dev.wherry.bench.report.JsonReport;
import dev.wherry.bench.report.Report;
import dev.wherry.bench.report.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * {@code wherry bench}. Its status is 0 after a whole run, 1 when a server answered wrongly or not
 * at all, 2 when the command line cannot be followed.
 */
public final class BenchTool implements ToolProvider {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    /** Creates the tool; the service loader does. */
    public BenchTool() {}

    @Override
    public String name() {
        return "wherry-bench";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        try {
            CommandLine line = Flags.commandLine();
            ParseResult given = Options.parse(line, arguments);
            if (given.isUsageHelpRequested()) {
                line.usage(out);
            } else {
                measure(Options.plan(given), out, err);
            }
            return DONE;
        } catch (BadUsage e) {
            err.println("wherry bench: " + e.getMessage());
            return REFUSED;
        } catch (BenchFailure e) {
            err.println("wherry bench: " + e.getMessage());
            return FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static void measure(Plan plan, PrintWriter out, PrintWriter err) throws BenchFailure {
        Report report = Runner.run(plan, new Progress(err, Progress.isWatched()));
        out.print(Table.of(report));
        if (plan.json().isPresent()) {
            write(plan.json().get(), JsonReport.of(report));
        }
        if (plan.chart().isPresent()) {
            write(plan.chart().get(), Chart.of(report));
        }
    }

    private static void write(Path file, String text) throws BenchFailure {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BenchFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
