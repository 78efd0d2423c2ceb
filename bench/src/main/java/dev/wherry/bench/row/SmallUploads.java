package dev.wherry.bench.row;

import dev.wherry.bench.client.Waiting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** EPSV and STOR of a small file, each under a new name, over and over in one session. */
final class SmallUploads extends InOneSession {
    private final ByteBuffer bytes;
    private int stored;

    SmallUploads(Site site, boolean encrypted) throws IOException {
        super(site, encrypted, Waiting.forQuickAnswers(encrypted));
        bytes = site.content().start(site.workload().smallBytes());
    }

    @Override
    public void prepare() throws IOException {
        once();
        client.verify(name(0), site.content(), bytes.remaining());
        tidy();
    }

    @Override
    public Turn turn() throws IOException {
        return Loop.run(site.workload().seconds(), this::once);
    }

    void once() throws IOException {
        client.store(client.passive(), name(stored), bytes);
        stored++;
    }

    @Override
    public void tidy() throws IOException {
        client.checkSize(name(stored - 1), bytes.remaining());
        while (stored > 0) {
            client.expect(250, "DELE " + name(--stored));
        }
    }

    private static String name(int number) {
        return "small-" + number;
    }

    @Override
    public Map<String, Object> notes() {
        return Tls.notes(client);
    }
}
