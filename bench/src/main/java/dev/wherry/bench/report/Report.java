package dev.wherry.bench.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All of a run.
 *
 * @param date when it began
 * @param settings what was asked for, as JSON
 * @param servers the first one is compared with the others
 * @param rows in the order of measuring
 */
public record Report(
        Instant date,
        Map<String, Object> settings,
        List<ServerFacts> servers,
        List<RowResult> rows) {}
