package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import dev.wherry.bench.client.Wire;
import java.io.IOException;

/** STOR of one large file that is not there yet; timed from the command to the reply 226. */
final class Uploads implements Trial {
    private static final String NAME = "upload.bin";

    private final Site site;
    private final Client client;
    private final long bytes;

    Uploads(Site site) throws IOException {
        this.site = site;
        bytes = site.sizes().transferBytes();
        client = site.client();
    }

    @Override
    public void prepare() throws IOException {
        turn();
        client.verify(NAME, site.content(), bytes);
        tidy();
    }

    @Override
    public Turn turn() throws IOException {
        Wire data = client.passive();
        long begun = System.nanoTime();
        client.store(data, NAME, site.content(), bytes);
        return Turn.ofBytes(bytes, System.nanoTime() - begun);
    }

    @Override
    public void tidy() throws IOException {
        client.checkSize(NAME, bytes);
        client.expect(250, "DELE " + NAME);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
