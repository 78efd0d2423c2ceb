package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import java.io.IOException;

/** NOOP, one at a time. */
final class Noops implements Trial {
    private final Site site;
    private final Client client;

    Noops(Site site, boolean encrypted) throws IOException {
        this.site = site;
        client = site.client(encrypted);
    }

    @Override
    public Turn turn() throws IOException {
        return Loop.run(site.workload().seconds(), () -> client.expect(200, "NOOP"));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
