package dev.wherry.bench.row;

import dev.wherry.bench.client.Waiting;
import dev.wherry.bench.client.WrongAnswer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The listing of a large folder, over and over in one session, each with EPSV. */
final class Listings extends InOneSession {
    private final String command;
    private final int entries;
    private long lines;

    Listings(Site site, boolean encrypted, String command) throws IOException {
        super(site, encrypted, Waiting.ASLEEP);
        this.command = command;
        entries = site.workload().entries();
    }

    @Override
    public void prepare() throws IOException {
        client.expect(250, "CWD " + site.listedFolder());
        StringBuilder text = new StringBuilder();
        client.fetch(
                client.passive(),
                command,
                bytes -> text.append(StandardCharsets.ISO_8859_1.decode(bytes)));
        long found = text.toString().lines().map(Listings::fold).filter(Listings::isEntry).count();
        if (found != entries) {
            throw new WrongAnswer(
                    "its " + command + " has " + found + " entries instead of " + entries);
        }
        lines = text.chars().filter(c -> c == '\n').count();
    }

    /** Some servers count the folder itself, and the one above. */
    static boolean isEntry(String line) {
        return !line.isBlank()
                && !line.startsWith("total ")
                && !line.matches("(.* )?\\.\\.?")
                && !line.contains("type=cdir;")
                && !line.contains("type=pdir;");
    }

    /** Facts may have any case (RFC 3659 §7.5). */
    private static String fold(String line) {
        return line.replaceFirst("(?i)type=([cp])dir;", "type=$1dir;");
    }

    @Override
    public Turn turn() throws IOException {
        return Loop.run(site.workload().seconds(), 1, this::once);
    }

    private void once() throws IOException {
        long[] count = new long[1];
        client.fetch(client.passive(), command, bytes -> count[0] += lineEnds(bytes));
        if (count[0] != lines) {
            throw new WrongAnswer(
                    "its " + command + " has " + count[0] + " lines, and had " + lines);
        }
    }

    /** Counts eight bytes at a time, as this is part of what is timed. */
    static long lineEnds(ByteBuffer bytes) {
        final long low = 0x0101010101010101L;
        final long high = low << 7;
        long count = 0;
        while (bytes.remaining() >= Long.BYTES) {
            long other = bytes.getLong() ^ '\n' * low; // now a line end is a zero
            long notZero = ((other & ~high) + ~high) | other;
            count += Long.bitCount(~notZero & high);
        }
        while (bytes.hasRemaining()) {
            count += bytes.get() == '\n' ? 1 : 0;
        }
        return count;
    }
}
