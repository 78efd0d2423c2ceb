package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import dev.wherry.bench.client.Wire;
import java.io.IOException;

/** EPSV and RETR of one small file, over and over in one session. */
final class SmallDownloads implements Trial {
    private final Site site;
    private final Client client;
    private String name = "";

    SmallDownloads(Site site) throws IOException {
        this.site = site;
        client = site.client();
    }

    @Override
    public void prepare() throws IOException {
        name = site.file(site.sizes().smallBytes());
        turn();
    }

    @Override
    public Turn turn() throws IOException {
        return Loop.run(site.sizes().seconds(), this::once);
    }

    void once() throws IOException {
        try (Wire data = client.passive()) {
            long count = client.discard(data, "RETR " + name);
            Client.checkLength(name, site.sizes().smallBytes(), count);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
