package dev.wherry.bench.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> calls = new ArrayList<>();

    private final Trial trial =
            new Trial() {
                @Override
                public void ready() {
                    calls.add("ready");
                }

                @Override
                public Turn turn() {
                    calls.add("turn");
                    return new Turn(1, 1);
                }

                @Override
                public void tidy() {
                    calls.add("tidy");
                }

                @Override
                public void close() {}
            };

    @Test
    void takesOneAtLeast() throws IOException {
        assertThat(Turns.take(trial, Duration.ZERO, 5, trial::turn)).hasSize(1);
        assertThat(calls).containsExactly("ready", "turn", "tidy");
    }

    @Test
    void takesNoMoreThanTold() throws IOException {
        assertThat(Turns.take(trial, Duration.ofDays(1), 3, trial::turn)).hasSize(3);
    }

    @Test
    void countsOnlyTheTimeOfTheTurns() throws IOException {
        assertThat(turnsWithin10(5, 4)).isEqualTo(3);
    }

    @Test
    void losesPatienceWithWhatIsBetweenTheTurns() throws IOException {
        assertThat(turnsWithin10(11, 1)).isEqualTo(3);
    }

    /**
     * Returns how many turns take place in ten nanoseconds if each takes {@code inside} of them.
     */
    private int turnsWithin10(long before, long inside) throws IOException {
        AtomicLong now = new AtomicLong();
        Trial slow =
                new Trial() {
                    @Override
                    public void ready() {
                        now.addAndGet(before);
                    }

                    @Override
                    public Turn turn() throws IOException {
                        now.addAndGet(inside);
                        return trial.turn();
                    }

                    @Override
                    public void close() {}
                };
        return Turns.take(slow, Duration.ofNanos(10), 9, slow::turn, now::get).size();
    }

    @Test
    void sumsUpARoundByTheMedianOfItsValues() {
        Turn turn = Turn.middle(List.of(new Turn(9, 2), new Turn(1, 2), new Turn(2, 8)));
        assertThat(turn).isEqualTo(new Turn(2, 4));
        assertThat(Turn.middle(List.of(new Turn(2, 1), new Turn(1, 1))).value()).isEqualTo(1.5);
    }
}
