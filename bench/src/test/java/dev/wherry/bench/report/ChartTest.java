package dev.wherry.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.bench.Xml;
import dev.wherry.bench.report.Outcome.Measured;
import dev.wherry.bench.report.Outcome.NotKnown;
import dev.wherry.bench.row.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static ServerFacts server(String name) {
        return new ServerFacts(
                name, "127.0.0.1:21", OptionalLong.empty(), "220", List.of(), OptionalLong.empty());
    }

    @Test
    void drawsNothingOddForOddValues() throws Exception {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        outcomes.put("a", measured(0));
        outcomes.put("b", measured(0));
        outcomes.put("c", measured(-3));
        List<ServerFacts> servers = List.of(server("a"), server("b"), server("c"));
        RowResult row = new RowResult("idle_1", Row.IDLE, OptionalInt.of(1), outcomes);
        String chart = Chart.of(new Report(Instant.EPOCH, Map.of(), servers, List.of(row)));
        assertThat(Xml.texts(chart, "text")).contains("0.000 KiB/session", "-3.000 KiB/session");
        assertThat(chart).doesNotContain("NaN", "Infinity", "=\"-");
    }

    private static Measured measured(double value) {
        return new Measured(
                new Series(List.of(value)), Optional.empty(), Optional.empty(), Map.of());
    }

    @Test
    void isWellFormedWhateverTheNames() throws Exception {
        String odd = "a<b>&\"\u0001";
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        outcomes.put(odd, measured(100));
        outcomes.put("fast", measured(1000));
        outcomes.put("none", new NotKnown("502"));
        String chart =
                Chart.of(
                        new Report(
                                Instant.EPOCH,
                                Map.of(),
                                List.of(server(odd), server("fast"), server("none")),
                                List.of(
                                        new RowResult(
                                                "retr", Row.RETR, OptionalInt.empty(), outcomes))));
        assertThat(Xml.texts(chart, "text"))
                .contains(
                        "a<b>&\"?",
                        "retr",
                        "100.0 MiB/s",
                        "1,000 MiB/s (10.00 times)",
                        "not supported");
    }
}
