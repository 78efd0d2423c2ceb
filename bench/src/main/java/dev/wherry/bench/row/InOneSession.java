package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import java.io.IOException;

/** A row whose turns all happen in one session, which is opened with the row. */
abstract class InOneSession implements Trial {
    final Site site;
    final Client client;

    InOneSession(Site site, boolean encrypted) throws IOException {
        this.site = site;
        this.client = site.client(encrypted);
    }

    @Override
    public final void close() throws IOException {
        client.close();
    }
}
