package dev.wherry.bench.row;

import dev.wherry.bench.client.Crowd;
import java.io.IOException;

/** Connecting and logging in, from the first connection to the last reply 230. */
final class Logins implements Trial {
    private final int sessions;
    private final int atOnce;
    private final Crowd crowd;

    Logins(Site site, boolean encrypted, int sessions, int atOnce) throws IOException {
        this.sessions = sessions;
        this.atOnce = atOnce;
        crowd = site.crowd(encrypted);
    }

    @Override
    public Turn turn() throws IOException {
        long begun = System.nanoTime();
        crowd.logIn(sessions, atOnce);
        return Turn.ofTime(sessions, System.nanoTime() - begun);
    }

    @Override
    public void tidy() throws IOException {
        crowd.quit();
        crowd.dismiss();
    }

    @Override
    public void close() throws IOException {
        crowd.close();
    }
}
