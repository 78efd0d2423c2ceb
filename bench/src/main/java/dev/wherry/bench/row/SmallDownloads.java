package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import dev.wherry.bench.client.Waiting;
import java.io.IOException;
import java.util.Map;

/** EPSV and RETR of one small file, over and over in one session. */
final class SmallDownloads extends InOneSession {
    private final int bytes;
    private String name = "";

    SmallDownloads(Site site, boolean encrypted) throws IOException {
        super(site, encrypted, Waiting.forQuickAnswers(encrypted));
        bytes = site.workload().smallBytes();
    }

    @Override
    public void prepare() throws IOException {
        name = site.file(bytes);
        client.verify(name, site.content(), bytes);
    }

    @Override
    public Turn turn() throws IOException {
        return Loop.run(site.workload().seconds(), this::once);
    }

    void once() throws IOException {
        Client.checkLength(name, bytes, client.discard(client.passive(), "RETR " + name));
    }

    @Override
    public Map<String, Object> notes() {
        return Tls.notes(client);
    }
}
