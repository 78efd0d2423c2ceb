package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import dev.wherry.bench.client.Waiting;
import dev.wherry.bench.report.Series;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * RETR and STOR of small files in turn, long enough for closed connections to pile up; what counts
 * is the speed in the last sixth of the time, and the notes tell that of the first. Uploads have a
 * thousand names in turn.
 */
final class Sustained extends InOneSession {
    private static final int NAMES = 1000;
    private static final int PARTS = 6;

    private final ByteBuffer bytes;
    private String name = "";
    private int stored;
    private final List<Double> firsts = new ArrayList<>();

    Sustained(Site site, boolean encrypted) throws IOException {
        super(site, encrypted, Waiting.forQuickAnswers(encrypted));
        bytes = site.content().start(site.workload().smallBytes());
    }

    @Override
    public void prepare() throws IOException {
        name = site.file(bytes.remaining());
        pair();
        client.verify(upload(0), site.content(), bytes.remaining());
    }

    @Override
    public Turn turn() throws IOException {
        Duration part = site.workload().sustained().dividedBy(PARTS);
        double work = 0;
        double value = 0;
        for (int i = 0; i < PARTS; i++) {
            Turn turn = Loop.run(part, 1, this::pair);
            value = 2 * turn.value();
            work += 2 * turn.work();
            if (i == 0) {
                firsts.add(value);
            }
        }
        return new Turn(value, work);
    }

    private void pair() throws IOException {
        long count = client.discard(client.passive(), "RETR " + name);
        Client.checkLength(name, bytes.remaining(), count);
        client.store(client.passive(), upload(stored % NAMES), bytes);
        stored++;
    }

    @Override
    public void tidy() throws IOException {
        for (int i = Math.min(stored, NAMES) - 1; i >= 0; i--) {
            client.checkSize(upload(i), bytes.remaining());
            client.expect(250, "DELE " + upload(i));
        }
        stored = 0;
    }

    private static String upload(int number) {
        return "sustained-" + number;
    }

    @Override
    public Map<String, Object> notes() {
        return Map.of("first", new Series(firsts).median());
    }
}
