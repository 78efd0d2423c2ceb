package dev.wherry.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The report as a picture (SVG 1.1): for each row a group of bars, as long as the server is good
 * beside the first one, which is 1. Patterns tell the servers apart, also without colours.
 */
public final class Chart {
    private static final int LABELS = 170;
    private static final int BARS = 460;
    private static final int VALUES = 190;
    private static final int BAR = 13;
    private static final int GAP = 14;
    private static final int LEGEND_LINE = 20;
    private static final int NAME = 160;
    private static final int NAMES_IN_LINE = (LABELS + BARS + VALUES) / NAME;
    private static final double SHOWN_AT_MOST = 4;

    private final Report report;
    private final List<String> servers;
    private final double scale;
    private final StringBuilder out = new StringBuilder();
    private final int top;
    private int y;

    private Chart(Report report) {
        this.report = report;
        servers = report.servers().stream().map(ServerFacts::name).toList();
        int lines = (servers.size() + NAMES_IN_LINE - 1) / NAMES_IN_LINE;
        top = (lines + 2) * LEGEND_LINE;
        y = top;
        double longest =
                report.rows().stream()
                        .flatMap(row -> servers.stream().map(server -> goodness(row, server)))
                        .flatMap(Optional::stream)
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(1);
        scale = BARS / Math.clamp(longest, 1, SHOWN_AT_MOST);
    }

    /** Returns the picture. */
    public static String of(Report report) {
        return new Chart(report).draw();
    }

    /** How good a server is beside the first: more is better, whatever the unit. */
    private Optional<Double> goodness(RowResult row, String server) {
        String first = servers.getFirst();
        return server.equals(first)
                ? row.measured(first).map(_ -> 1.0)
                : row.ratio(first, server)
                        .map(ratio -> 1 / ratio.median())
                        .filter(goodness -> goodness > 0 && Double.isFinite(goodness));
    }

    private String draw() {
        int rows = report.rows().size();
        int height = top + rows * (servers.size() * BAR + GAP);
        int width = LABELS + BARS + VALUES;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\"",
                width, height, width, height);
        out.append(" font-family=\"sans-serif\" font-size=\"11\">\n");
        out.append("<title>FTP servers beside ")
                .append(escaped(servers.getFirst()))
                .append("</title>\n");
        patterns();
        add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", width, height);
        legend();
        report.rows().forEach(this::group);
        double one = LABELS + scale;
        add(
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#000\" stroke-dasharray=\"4 3\"/>\n",
                one, top - 6, one, y);
        return out.append("</svg>\n").toString();
    }

    private void patterns() {
        out.append("<defs>\n");
        List<String> marks =
                List.of(
                        "M0 8L8 0",
                        "M0 0L8 8",
                        "M0 4H8",
                        "M4 0V8",
                        "M0 4H8M4 0V8",
                        "M0 0L8 8M0 8L8 0",
                        "M4 3V5M3 4H5");
        for (int i = 0; i < marks.size(); i++) {
            add(
                    "<pattern id=\"p%d\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">",
                    i + 1);
            out.append("<rect width=\"8\" height=\"8\" fill=\"#fff\"/><path d=\"")
                    .append(marks.get(i))
                    .append("\" stroke=\"#000\" stroke-width=\"1.2\"/></pattern>\n");
        }
        out.append("</defs>\n");
    }

    private void legend() {
        for (int i = 0; i < servers.size(); i++) {
            int x = GAP + i % NAMES_IN_LINE * NAME;
            int baseline = (i / NAMES_IN_LINE + 1) * LEGEND_LINE;
            bar(x, baseline - BAR + 3, 18, i);
            text(x + 24, baseline, "start", servers.get(i));
        }
        text(LABELS, top - 12, "start", "longer is better; " + servers.getFirst() + " is 1");
    }

    private void group(RowResult row) {
        text(LABELS - 8, y + servers.size() * BAR / 2 + 4, "end", row.name());
        for (int i = 0; i < servers.size(); i++) {
            String server = servers.get(i);
            Optional<Double> goodness = goodness(row, server);
            double length = Math.min(goodness.orElse(0.0), SHOWN_AT_MOST) * scale;
            if (length > 0) {
                bar(LABELS, y, length, i);
            }
            text(LABELS + length + 5, y + BAR - 3, "start", label(row, server, goodness));
            y += BAR;
        }
        y += GAP;
    }

    private static String label(RowResult row, String server, Optional<Double> goodness) {
        String value =
                row.measured(server)
                        .map(m -> Table.number(m.values().median()) + " " + row.row().unit().text())
                        .orElse("not supported");
        boolean cut = goodness.orElse(0.0) > SHOWN_AT_MOST;
        return cut ? value + " (" + Table.number(goodness.orElse(0.0)) + " times)" : value;
    }

    private void bar(double x, double top, double length, int server) {
        String fill = server == 0 ? "#000" : "url(#p" + ((server - 1) % 7 + 1) + ")";
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" stroke=\"#000\" fill=\"%s\"/>\n",
                x, top, length, BAR - 3, fill);
    }

    private void text(double x, double baseline, String anchor, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                x, baseline, anchor, escaped(text));
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is not in the JDK
    private void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values));
    }

    /** Also leaves out what XML cannot hold. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("[^\\t\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
    }
}
