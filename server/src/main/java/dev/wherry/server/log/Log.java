package dev.wherry.server.log;

import java.time.Instant;

/** Takes what is to be logged; never waits. Safe for use by many threads. */
@FunctionalInterface
public interface Log {
    /**
     * Logs one line.
     *
     * @param text any text; what could break or disguise the line is escaped when it is written
     */
    void log(Severity severity, Instant at, String text);

    /** Logs one line as of now. */
    default void log(Severity severity, String text) {
        log(severity, Instant.now(), text);
    }
}
