package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import dev.wherry.bench.client.Waiting;
import java.io.IOException;
import java.util.Map;

/** STOR of one large file that is not there yet; timed from the command to the reply 226. */
final class Uploads extends InOneSession {
    private static final String NAME = "upload.bin";

    private final long bytes;

    Uploads(Site site, boolean encrypted) throws IOException {
        super(site, encrypted, Waiting.ASLEEP);
        bytes = site.workload().transferBytes();
    }

    @Override
    public void prepare() throws IOException {
        turn();
        client.verify(NAME, site.content(), bytes);
        tidy();
    }

    @Override
    public void ready() throws IOException {
        site.fetchMemory(bytes);
    }

    @Override
    public Turn turn() throws IOException {
        Client.Data data = client.passive();
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
    public Map<String, Object> notes() {
        return Tls.notes(client);
    }
}
