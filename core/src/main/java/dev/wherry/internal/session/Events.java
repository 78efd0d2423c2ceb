package dev.wherry.internal.session;

import dev.wherry.event.FtpEvent;
import dev.wherry.event.FtpListener;
import java.util.List;

/** Tells the listeners, and keeps their failures from the session. */
public final class Events {
    private static final System.Logger LOG = System.getLogger("dev.wherry");

    private final FtpListener[] listeners;

    /** The listeners are told in this order. */
    public Events(List<FtpListener> listeners) {
        this.listeners = listeners.toArray(FtpListener[]::new);
    }

    /** Tells whether anybody listens: if not, there is no need to make an event. */
    boolean areWanted() {
        return listeners.length > 0;
    }

    void publish(FtpEvent event) {
        for (FtpListener listener : listeners) {
            try {
                listener.onEvent(event);
            } catch (Throwable e) { // also checked ones, which other languages throw undeclared
                LOG.log(
                        System.Logger.Level.ERROR,
                        "A listener failed on " + event.getClass().getSimpleName(),
                        e);
            }
        }
    }
}
