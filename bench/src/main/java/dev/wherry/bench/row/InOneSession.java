package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import dev.wherry.bench.client.Waiting;
import java.io.IOException;

/** A row whose turns all happen in one session, which is opened with the row. */
abstract class InOneSession implements Trial {
    final Site site;
    final Client client;

    InOneSession(Site site, boolean encrypted, Waiting waiting) throws IOException {
        this.site = site;
        this.client = site.client(encrypted, waiting);
    }

    @Override
    public final void close() throws IOException {
        client.close();
    }
}
