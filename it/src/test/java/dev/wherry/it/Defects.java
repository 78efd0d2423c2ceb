package dev.wherry.it;

import dev.wherry.server.log.Severity;
import dev.wherry.server.log.SystemLoggers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collects what the server logs as its own or a plug-in's fault; a test must expect that. */
final class Defects {
    private static final System.Logger LOGGER = System.getLogger("dev.wherry");
    private static final String PROBE = "a probe";

    private final List<String> found = new CopyOnWriteArrayList<>();

    /** Hears what is logged from now on, and proves that it does. */
    void start() {
        SystemLoggers.sendTo(
                (severity, _, text) -> {
                    if (severity == Severity.ERROR) {
                        found.add(text);
                    }
                },
                true);
        LOGGER.log(System.Logger.Level.ERROR, PROBE);
        if (!found.remove(PROBE)) {
            throw new AssertionError("the log of the server goes somewhere else: " + LOGGER);
        }
    }

    void stop() {
        SystemLoggers.sendToStderr();
    }

    List<String> found() {
        return found;
    }
}
