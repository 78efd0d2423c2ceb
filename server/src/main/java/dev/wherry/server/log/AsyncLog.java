package dev.wherry.server.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A log that a thread of its own writes to a stream, in UTF-8. While the stream blocks, lines wait
 * in memory, and are dropped when that is full; the first line after such a gap tells how many are
 * missing.
 */
public final class AsyncLog implements Log, AutoCloseable {
    private static final int CAPACITY_IN_CHARS = 1 << 20;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final LogQueue queue;
    private final OutputStream out;
    private final LineFormat format;
    private final Thread writer;

    private AsyncLog(LogQueue queue, OutputStream out, LineFormat format) {
        this.queue = queue;
        this.out = out;
        this.format = format;
        // A platform thread: a write that blocks must not hold one of the carriers of the sessions.
        this.writer = Thread.ofPlatform().daemon().name("wherry-log").unstarted(this::write);
    }

    /**
     * Opens a log.
     *
     * @param out where the lines go, unbuffered; it is not closed
     * @param coloured whether the start of a line has the colour of its severity
     */
    public static AsyncLog open(OutputStream out, boolean coloured) {
        return open(out, new LineFormat(ZoneId.systemDefault(), coloured), CAPACITY_IN_CHARS);
    }

    static AsyncLog open(OutputStream out, LineFormat format, int capacityInChars) {
        AsyncLog log = new AsyncLog(new LogQueue(capacityInChars), out, format);
        log.writer.start();
        return log;
    }

    @Override
    public void log(Severity severity, Instant at, String text) {
        queue.add(new LogLine(severity, at, text));
    }

    /** Writes what is left, for a second at most, and ends the thread if it can. */
    @Override
    public void close() {
        queue.close();
        try {
            writer.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            LogQueue.Batch batch = queue.take();
            while (!batch.lines().isEmpty()) {
                write(batch);
                queue.gather(PAUSE);
                batch = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread()
                    .interrupt(); // nobody interrupts this thread; if somebody does, it ends
        }
    }

    private void write(LogQueue.Batch batch) {
        StringBuilder text = new StringBuilder();
        for (LogLine line : batch.lines()) {
            text.append(format.format(line));
        }
        if (batch.dropped() > 0) {
            text.append(format.format(gap(batch.dropped())));
        }
        try {
            out.write(text.toString().getBytes(UTF_8));
        } catch (IOException e) {
            // The other end is closed. There is no place left to tell of it, and the server goes
            // on.
        }
    }

    private static LogLine gap(long lines) {
        return new LogLine(
                Severity.WARNING,
                Instant.now(),
                lines + " log line(s) are missing here: they came faster than stderr was read");
    }
}
