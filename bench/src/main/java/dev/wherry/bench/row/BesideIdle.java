package dev.wherry.bench.row;

import dev.wherry.bench.client.Crowd;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same beside many sessions that do nothing. In each round it is measured without them first,
 * so that the difference can be told from the noise.
 */
final class BesideIdle implements Trial {
    private final Trial trial;
    private final int sessions;
    private final Duration seconds;
    private final List<Double> without = new ArrayList<>();
    private final Crowd crowd;

    BesideIdle(Site site, Trial trial, boolean encrypted, int sessions) throws IOException {
        this.trial = trial;
        this.sessions = sessions;
        seconds = site.workload().seconds();
        crowd = site.crowd(encrypted);
    }

    @Override
    public void prepare() throws IOException {
        trial.prepare();
    }

    @Override
    public void beginRound() throws IOException {
        without.add(Turn.middle(Turns.take(trial, seconds, Turns.IN_A_ROUND, trial::turn)).value());
        crowd.logIn(sessions, Site.CONNECTING);
    }

    @Override
    public void ready() throws IOException {
        trial.ready();
    }

    @Override
    public Turn turn() throws IOException {
        return trial.turn();
    }

    @Override
    public void tidy() throws IOException {
        trial.tidy();
    }

    @Override
    public void endRound() throws IOException {
        crowd.quit();
        crowd.dismiss();
    }

    @Override
    public Map<String, Object> notes() {
        return Map.of("without", List.copyOf(without));
    }

    @Override
    public void close() throws IOException {
        try (crowd) {
            trial.close();
        }
    }
}
