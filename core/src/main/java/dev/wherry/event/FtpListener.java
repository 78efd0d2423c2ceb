package dev.wherry.event;

/**
 * Receives {@link FtpEvent events} on the thread that did the work.
 *
 * <p>Calls may overlap: between sessions, and inside one while it transfers. Return quickly: the
 * client waits, though no other session does. A listener that throws is logged and stays
 * subscribed.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface FtpListener {
    /**
     * Is told of something that happened.
     *
     * @param event what
     */
    void onEvent(FtpEvent event);
}
