package dev.wherry.bench;

import dev.wherry.bench.row.Row;

/**
 * A row that is to be measured.
 *
 * @param row which one
 */
record RowChoice(Row row) {
    static RowChoice parse(String text) {
        return new RowChoice(
                Row.of(text).orElseThrow(() -> new BadUsage("there is no row \"" + text + "\".")));
    }

    String name() {
        return row.text();
    }
}
