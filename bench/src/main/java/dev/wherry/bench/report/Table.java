package dev.wherry.bench.report;

import dev.wherry.bench.report.Outcome.Measured;
import dev.wherry.bench.report.Outcome.NotKnown;
import dev.wherry.bench.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report for people: a block for each row, a line for each server. */
public final class Table {
    private static final List<String> HEADINGS =
            List.of("row", "server", "median", "min", "max", "unit", "CPU", "", "ratio");

    private Table() {}

    /** Returns the report as lines of text. */
    public static String of(Report report) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADINGS);
        String first = report.servers().getFirst().name();
        for (RowResult result : report.rows()) {
            String label = result.name();
            for (String server : result.outcomes().keySet()) {
                lines.add(line(label, result, server, first));
                label = "";
            }
        }
        return align(lines);
    }

    private static List<String> line(String label, RowResult result, String server, String first) {
        return switch (result.outcomes().get(server)) {
            case Measured measured -> {
                Row row = result.row();
                Series values = measured.values();
                String ratio =
                        server.equals(first)
                                ? ""
                                : result.ratio(first, server).map(Table::ratio).orElse("");
                yield List.of(
                        label,
                        server,
                        number(values.median()),
                        number(values.min()),
                        number(values.max()),
                        row.unit().text(),
                        measured.cpu().map(Table::number).orElse(""),
                        measured.cpu().isPresent() ? row.cost().text() : "",
                        ratio);
            }
            case NotKnown _ -> List.of(label, server, "not supported", "", "", "", "", "", "");
            case null -> throw new IllegalStateException("no outcome of " + server);
        };
    }

    private static String ratio(Series ratio) {
        return String.format(
                Locale.ROOT, "%.2f [%.2f..%.2f]", ratio.median(), ratio.min(), ratio.max());
    }

    /** Four digits that mean something. */
    static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static String align(List<List<String>> lines) {
        int[] widths = new int[HEADINGS.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - line.get(i).length());
                boolean number = (i >= 2 && i <= 4) || i == 6;
                text.append(number ? padding + line.get(i) : line.get(i) + padding).append("  ");
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
