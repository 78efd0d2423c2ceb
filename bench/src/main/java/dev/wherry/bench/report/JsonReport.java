package dev.wherry.bench.report;

import dev.wherry.bench.report.Outcome.Measured;
import dev.wherry.bench.report.Outcome.NotKnown;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The report for programs; {@code bench/README.md} tells what is in it. */
public final class JsonReport {
    private static final String FORMAT = "wherry-bench/1";

    private JsonReport() {}

    /** Returns the report as JSON. */
    public static String of(Report report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("date", report.date().truncatedTo(ChronoUnit.SECONDS).toString());
        root.put("tool", Machine.tool());
        root.put("machine", Machine.facts());
        root.put("settings", report.settings());
        root.put("targets", report.servers().stream().map(JsonReport::server).toList());
        List<String> names = report.servers().stream().map(ServerFacts::name).toList();
        root.put("rows", report.rows().stream().map(row -> row(row, names)).toList());
        return Json.of(root);
    }

    private static Map<String, @Nullable Object> server(ServerFacts server) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("name", server.name());
        out.put("address", server.address());
        out.put("pid", orNull(server.pid()));
        out.put("greeting", server.greeting());
        out.put("features", server.features());
        out.put("pssBytes", orNull(server.pssBytes()));
        return out;
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static Map<String, @Nullable Object> row(RowResult result, List<String> names) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("name", result.name());
        out.put("row", result.row().text());
        out.put("sessions", result.sessions().isPresent() ? result.sessions().getAsInt() : null);
        out.put("unit", result.row().unit().text());
        out.put("better", result.row().unit().moreIsBetter() ? "more" : "less");
        out.put("cpuUnit", result.row().cost().text());
        Map<String, @Nullable Object> targets = new LinkedHashMap<>();
        result.outcomes().forEach((name, outcome) -> targets.put(name, outcome(outcome)));
        out.put("targets", targets);
        Map<String, @Nullable Object> ratios = new LinkedHashMap<>();
        for (String peer : names.subList(1, names.size())) {
            result.ratio(names.getFirst(), peer)
                    .ifPresent(ratio -> ratios.put(peer, series(ratio)));
        }
        out.put("ratios", ratios);
        return out;
    }

    private static Map<String, @Nullable Object> outcome(Outcome outcome) {
        return switch (outcome) {
            case NotKnown unknown -> {
                Map<String, @Nullable Object> out = new LinkedHashMap<>();
                out.put("unsupported", unknown.reply());
                yield out;
            }
            case Measured measured -> {
                Map<String, @Nullable Object> out = series(measured.values());
                out.put("cpuSeconds", measured.cpuSeconds().map(Series::values).orElse(null));
                out.put("cpu", measured.cpu().orElse(null));
                out.putAll(measured.notes());
                yield out;
            }
        };
    }

    private static Map<String, @Nullable Object> series(Series series) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("values", series.values());
        out.put("median", series.median());
        out.put("min", series.min());
        out.put("max", series.max());
        return out;
    }
}
