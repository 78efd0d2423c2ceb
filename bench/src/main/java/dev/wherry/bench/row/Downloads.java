package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import dev.wherry.bench.client.Waiting;
import java.io.IOException;
import java.util.Map;

/** RETR of one large file; timed from the command to the reply 226. */
final class Downloads extends InOneSession {
    private final long bytes;
    private String name = "";

    Downloads(Site site, boolean encrypted) throws IOException {
        super(site, encrypted, Waiting.ASLEEP);
        bytes = site.workload().transferBytes();
    }

    @Override
    public void prepare() throws IOException {
        name = site.file(bytes);
        client.verify(name, site.content(), bytes);
    }

    @Override
    public Turn turn() throws IOException {
        Client.Data data = client.passive();
        long begun = System.nanoTime();
        long count = client.discard(data, "RETR " + name);
        long nanos = System.nanoTime() - begun;
        Client.checkLength(name, bytes, count);
        return Turn.ofBytes(bytes, nanos);
    }

    @Override
    public Map<String, Object> notes() {
        return Tls.notes(client);
    }
}
