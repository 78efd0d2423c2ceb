package dev.wherry.internal.server;

import dev.wherry.internal.config.Settings;
import dev.wherry.internal.net.Poller;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Looks at the deadlines of all sessions now and then, on one thread: so that a deadline costs a
 * session nothing but a field.
 */
final class DeadlineWatch {
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(5);

    private final Sessions sessions;
    private final List<LongConsumer> others;
    private final long periodNanos;
    private final Thread thread;
    private volatile boolean closed;

    /** Watches sessions, and whatever else is to be done now and then, told the time. */
    DeadlineWatch(Sessions sessions, Settings settings, List<LongConsumer> others) {
        this.sessions = sessions;
        this.others = List.copyOf(others);
        this.periodNanos = period(settings).toNanos();
        this.thread = Thread.ofPlatform().name("wherry-deadlines").daemon().unstarted(this::run);
    }

    /** A quarter of the shortest timeout: none is late by more than that. */
    private static Duration period(Settings settings) {
        Duration shortest =
                Stream.of(
                                settings.sessions().idleTimeout(),
                                settings.sessions().loginTimeout(),
                                settings.data().passiveTimeout(),
                                settings.data().stallTimeout(),
                                settings.tls().handshakeTimeout())
                        .filter(Duration::isPositive)
                        .min(Duration::compareTo)
                        .orElse(LONGEST);
        Duration quarter = shortest.dividedBy(4);
        if (quarter.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return quarter.compareTo(SHORTEST) < 0 ? SHORTEST : quarter;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(periodNanos);
            long now = System.nanoTime();
            sessions.forEach(session -> check(() -> session.checkDeadlines(now)));
            others.forEach(other -> check(() -> other.accept(now)));
        }
    }

    /** Whatever goes wrong with one session, without memory for example, the others go on. */
    private static void check(Runnable look) {
        try {
            look.run();
        } catch (Throwable e) {
            Poller.complain("A deadline could not be kept", e);
        }
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
