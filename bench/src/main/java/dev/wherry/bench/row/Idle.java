package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import dev.wherry.bench.client.Crowd;
import dev.wherry.bench.client.Unsupported;
import dev.wherry.bench.client.Waiting;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Memory of the server for each session that does nothing. */
final class Idle implements Trial {
    private static final double KIB = 1024;

    private final int sessions;
    private final ServerProcess server;
    private final Crowd crowd;
    private final Client probe;
    private final Map<String, Object> notes = new LinkedHashMap<>();
    private long before;

    Idle(Site site, boolean encrypted, int sessions) throws IOException {
        this.sessions = sessions;
        if (site.target().pid().isEmpty()) {
            throw new Unsupported("its process is not known");
        }
        server = new ServerProcess(site.target().pid().getAsLong());
        crowd = site.crowd(encrypted);
        probe = site.client(encrypted, Waiting.ASLEEP); // tells whether it knows TLS
    }

    /** A warm-up would take the memory that is to be measured. */
    @Override
    public void prepare() throws IOException {
        probe.quit();
        before = server.pssBytes();
        notes.put("pssBefore", before);
    }

    @Override
    public Turn turn() throws IOException {
        crowd.logIn(sessions, Site.CONNECTING);
        long with = server.pssBytes();
        notes.put("pssWith", with);
        return new Turn((with - before) / KIB / sessions, sessions);
    }

    @Override
    public void tidy() throws IOException {
        crowd.quit();
    }

    @Override
    public Map<String, Object> notes() {
        return notes;
    }

    @Override
    public void close() throws IOException {
        crowd.close();
    }
}
