package dev.wherry.bench.row;

import dev.wherry.bench.client.Waiting;
import java.io.IOException;

/** NOOP, one at a time. */
final class Noops extends InOneSession {
    Noops(Site site, boolean encrypted) throws IOException {
        super(site, encrypted, Waiting.forQuickAnswers(encrypted));
    }

    @Override
    public Turn turn() throws IOException {
        return Loop.run(site.workload().seconds(), () -> client.expect(200, "NOOP"));
    }
}
