package dev.wherry.internal.session;

import java.util.concurrent.atomic.LongAdder;

/** What a server counts; the numbers behind {@link dev.wherry.ServerStats}. */
public record Counters(
        LongAdder accepted,
        LongAdder refused,
        LongAdder logins,
        LongAdder loginsFailed,
        LongAdder commands,
        LongAdder transfersRunning,
        LongAdder filesSent,
        LongAdder filesReceived,
        LongAdder transfersFailed,
        LongAdder bytesSent,
        LongAdder bytesReceived) {
    /** Starts at zero. */
    public Counters() {
        this(
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder());
    }
}
