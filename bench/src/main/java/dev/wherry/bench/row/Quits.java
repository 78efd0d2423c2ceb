package dev.wherry.bench.row;

import dev.wherry.bench.client.Crowd;
import java.io.IOException;

/** QUIT of many sessions at once, until the last reply 221. */
final class Quits implements Trial {
    private final int sessions;
    private final Crowd crowd;

    Quits(Site site, boolean encrypted, int sessions) throws IOException {
        this.sessions = sessions;
        crowd = site.crowd(encrypted);
    }

    @Override
    public void ready() throws IOException {
        crowd.logIn(sessions, Site.CONNECTING);
    }

    @Override
    public Turn turn() throws IOException {
        long begun = System.nanoTime();
        crowd.quit();
        return Turn.ofTime(sessions, System.nanoTime() - begun);
    }

    @Override
    public void tidy() throws IOException {
        crowd.dismiss();
    }

    @Override
    public void close() throws IOException {
        crowd.close();
    }
}
