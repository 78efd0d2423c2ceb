package dev.wherry.server.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes what the server and the JDK log through {@link System.Logger} part of this log; {@code
 * java.logging} is never loaded. Found by the JDK as a service, hence public and the one place with
 * static state.
 */
public final class SystemLoggers extends System.LoggerFinder {
    private static final Log STDERR =
            (severity, _, text) -> System.err.println("wherry: " + Escapes.plain(text));
    private static volatile Target target = new Target(STDERR, false);

    private final Map<String, System.Logger> loggers = new ConcurrentHashMap<>();

    /** Where messages go. */
    record Target(Log log, boolean debug) {}

    /** For the service loader. */
    public SystemLoggers() {}

    /**
     * Sends all messages to a log from now on.
     *
     * @param debug whether messages below {@code INFO} are logged too, and stack traces as a whole
     */
    public static void sendTo(Log log, boolean debug) {
        target = new Target(log, debug);
    }

    /** Sends all messages to stderr from now on, as before the first {@link #sendTo}. */
    public static void sendToStderr() {
        target = new Target(STDERR, false);
    }

    static Target target() {
        return target;
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return loggers.computeIfAbsent(name, SystemLogger::new);
    }
}
