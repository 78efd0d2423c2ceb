package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import dev.wherry.bench.client.Wire;
import java.io.IOException;

/** RETR of one large file; timed from the command to the reply 226. */
final class Downloads implements Trial {
    private final Site site;
    private final Client client;
    private final long bytes;
    private String name = "";

    Downloads(Site site) throws IOException {
        this.site = site;
        bytes = site.sizes().transferBytes();
        client = site.client();
    }

    @Override
    public void prepare() throws IOException {
        name = site.file(bytes); // the first time this compares the content
        turn();
    }

    @Override
    public Turn turn() throws IOException {
        Wire data = client.passive();
        long begun = System.nanoTime();
        long count = client.discard(data, "RETR " + name);
        long nanos = System.nanoTime() - begun;
        Client.checkLength(name, bytes, count);
        return Turn.ofBytes(bytes, nanos);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
