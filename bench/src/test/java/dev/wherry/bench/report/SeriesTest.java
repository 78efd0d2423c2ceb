package dev.wherry.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.bench.report.Outcome.Measured;
import dev.wherry.bench.report.Outcome.NotKnown;
import dev.wherry.bench.row.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static Measured measured(Double... values) {
        return new Measured(
                new Series(Arrays.asList(values)), Optional.empty(), Optional.empty(), Map.of());
    }

    private static RowResult result(Row row, Outcome ours, Outcome theirs) {
        return new RowResult(row.text(), row, OptionalInt.empty(), Map.of("a", ours, "b", theirs));
    }

    @Test
    void takesTheMiddle() {
        assertThat(new Series(List.of(5.0, 1.0, 2.0)).median()).isEqualTo(2);
        assertThat(new Series(List.of(5.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
        assertThat(new Series(List.of(5.0, 1.0, 2.0)).min()).isEqualTo(1);
        assertThat(new Series(List.of(5.0, 1.0, 2.0)).max()).isEqualTo(5);
    }

    @Test
    void comparesRoundByRound() {
        RowResult more = result(Row.RETR, measured(10.0, 20.0, 90.0), measured(5.0, 20.0, 30.0));
        assertThat(more.ratio("a", "b").orElseThrow().values()).containsExactly(2.0, 1.0, 3.0);
        assertThat(more.ratio("a", "b").orElseThrow().median()).isEqualTo(2);
    }

    @Test
    void saysMoreForTheBetterWhateverTheUnit() {
        RowResult less = result(Row.LOGIN_SEQ, measured(2.0), measured(4.0));
        assertThat(less.ratio("a", "b").orElseThrow().values()).containsExactly(2.0);
    }

    @Test
    void hasNoRatioToWhatWasNotMeasured() {
        RowResult none = result(Row.MLSD, measured(2.0), new NotKnown("500 MLSD?"));
        assertThat(none.ratio("a", "b")).isEmpty();
        assertThat(none.ratio("b", "a")).isEmpty();
    }

    @Test
    void showsFourDigits() {
        assertThat(Table.number(12_345.6)).isEqualTo("12,346");
        assertThat(Table.number(123.456)).isEqualTo("123.5");
        assertThat(Table.number(12.3456)).isEqualTo("12.35");
        assertThat(Table.number(0.0123)).isEqualTo("0.012");
    }
}
