package dev.wherry.bench.client;

import java.io.Closeable;
import java.io.IOException;

/** Many sessions with one server, which all do the same at once. Used by one thread. */
public sealed interface Crowd extends Closeable permits PlainCrowd, TlsCrowd {
    /**
     * Makes an empty crowd.
     *
     * @throws IOException if the system has no room for it
     */
    static Crowd of(Target target, boolean encrypted, Watchdog watchdog) throws IOException {
        return encrypted || target.implicitTls()
                ? new TlsCrowd(target, watchdog)
                : new PlainCrowd(target, watchdog);
    }

    /**
     * Connects and logs in.
     *
     * @param count how many sessions
     * @param atOnce how many of them at a time
     * @throws IOException if one of them fails
     */
    void logIn(int count, int atOnce) throws IOException;

    /**
     * Lets each session do one thing.
     *
     * @throws IOException if one of them fails
     */
    void each(Errand errand) throws IOException;

    /**
     * Lets each session say QUIT and waits for the replies.
     *
     * @throws IOException if one of them fails
     */
    void quit() throws IOException;

    /**
     * Closes all sessions; new ones may log in after that.
     *
     * @throws IOException if the system fails
     */
    void dismiss() throws IOException;

    /** What a session can do. */
    sealed interface Errand {}

    /**
     * Sends a command that has no transfer.
     *
     * @param command what to send
     * @param code what to expect
     */
    record Command(String command, int code) implements Errand {}

    /**
     * Downloads a file.
     *
     * @param path which one
     * @param bytes how many must come
     */
    record Download(String path, long bytes) implements Errand {}

    /**
     * Uploads a file each.
     *
     * @param prefix of their names, which end with the number of the session, from 0
     * @param content what to upload
     * @param bytes how many
     */
    record Upload(String prefix, Content content, long bytes) implements Errand {}
}
