package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import dev.wherry.bench.client.Crowd;
import dev.wherry.bench.client.Waiting;
import java.io.IOException;

/**
 * Many sessions that transfer a file each at once, from the first EPSV to the last reply 226. They
 * stay logged in between the turns.
 */
final class Concurrent implements Trial {
    private static final String PREFIX = "session-";

    /** Which way the files go. */
    enum Way {
        DOWN,
        UP
    }

    private final Site site;
    private final Way way;
    private final int sessions;
    private final long bytes;
    private final Client client;
    private final Crowd crowd;
    private String name = "";

    Concurrent(Site site, boolean encrypted, int sessions, Way way) throws IOException {
        this.site = site;
        this.way = way;
        this.sessions = sessions;
        bytes = site.workload().sessionBytes();
        client = site.client(encrypted, Waiting.ASLEEP);
        crowd = site.crowd(encrypted);
    }

    @Override
    public void prepare() throws IOException {
        crowd.logIn(sessions, Site.CONNECTING);
        crowd.each(new Crowd.Command("TYPE I", 200));
        for (String folder : site.folders()) {
            crowd.each(new Crowd.Command("CWD " + folder, 250));
        }
        switch (way) {
            case DOWN -> name = site.file(bytes);
            case UP -> {
                turn();
                client.verify(PREFIX + (sessions - 1), site.content(), bytes);
                tidy();
            }
        }
    }

    @Override
    public void ready() throws IOException {
        if (way == Way.UP) {
            site.fetchMemory(bytes * sessions);
        }
        crowd.each(new Crowd.Command("NOOP", 200)); // nobody has been thrown out meanwhile
    }

    @Override
    public Turn turn() throws IOException {
        Crowd.Errand errand =
                switch (way) {
                    case DOWN -> new Crowd.Download(name, bytes);
                    case UP -> new Crowd.Upload(PREFIX, site.content(), bytes);
                };
        long begun = System.nanoTime();
        crowd.each(errand);
        return new Turn((System.nanoTime() - begun) / 1e9, (double) bytes * sessions);
    }

    @Override
    public void tidy() throws IOException {
        if (way == Way.UP) {
            for (int i = 0; i < sessions; i++) {
                client.checkSize(PREFIX + i, bytes);
                client.expect(250, "DELE " + PREFIX + i);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (crowd) {
            client.close();
        }
    }
}
