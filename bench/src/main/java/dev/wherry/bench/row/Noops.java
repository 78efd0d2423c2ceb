package dev.wherry.bench.row;

import java.io.IOException;

/** NOOP, one at a time. */
final class Noops extends InOneSession {
    Noops(Site site, boolean encrypted) throws IOException {
        super(site, encrypted);
    }

    @Override
    public Turn turn() throws IOException {
        return Loop.run(site.workload().seconds(), () -> client.expect(200, "NOOP"));
    }
}
