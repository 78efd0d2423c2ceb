package dev.wherry;

import dev.wherry.command.Reply;
import dev.wherry.internal.server.RunningServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * An FTP server, running from {@link FtpServerBuilder#start} until it is stopped.
 *
 * <pre>{@code
 * try (FtpServer server = FtpServer.builder()
 *         .listen(2121)
 *         .users(VirtualUsers.empty().anonymous(Path.of("/srv/pub")))
 *         .start()) {
 *     server.awaitStopped();
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads. The server installs no signal handlers and never ends the
 * process.
 *
 * @since 1.0
 */
public final class FtpServer implements AutoCloseable {
    private final RunningServer running;

    FtpServer(RunningServer running) {
        this.running = running;
    }

    /**
     * Starts to describe a server.
     *
     * @return a builder with the defaults that its methods tell
     */
    public static FtpServerBuilder builder() {
        return new FtpServerBuilder();
    }

    /**
     * Returns where the server listens, with the ports that the system chose for port 0.
     *
     * @return one address for each listener, in the order in which they were given
     */
    public List<InetSocketAddress> addresses() {
        return running.addresses();
    }

    /**
     * Returns the port of the first listener.
     *
     * @return from 1 to 65535
     */
    public int port() {
        return running.addresses().getFirst().getPort();
    }

    /**
     * Returns the open sessions.
     *
     * @return a list of this moment, in no order
     */
    public List<Session> sessions() {
        return running.sessions();
    }

    /**
     * Returns an open session.
     *
     * @param id as {@link Session#id} tells it
     * @return the session, or empty if it has ended or never was
     */
    public Optional<Session> session(long id) {
        return running.session(id);
    }

    /**
     * Returns what the server did so far.
     *
     * @return the counts of this moment
     */
    public ServerStats stats() {
        return running.stats();
    }

    /**
     * Returns an executor for tasks that run later or again and again. Its tasks may block; up to
     * 64 may do so at a time. To cancel a task is cheap, also among a million others. It ends with
     * the server.
     *
     * @return the executor, which the caller does not shut down
     */
    public ScheduledExecutorService scheduler() {
        return running.scheduler();
    }

    /**
     * Waits until the server has been stopped.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void awaitStopped() throws InterruptedException {
        running.awaitStopped();
    }

    /**
     * Stops the server in order: it accepts nobody any more; sessions without a transfer read 421
     * and end at once; those with one end when it is done, or after the grace time, when it is
     * aborted (426, then 421). Returns when all sessions have ended. Stopping twice does nothing.
     *
     * @param grace how long transfers may still take, zero or more
     */
    public void stop(Duration grace) {
        running.stop(
                grace,
                Reply.of(
                        dev.wherry.command.ReplyCode.SERVICE_CLOSING, "The server is going down."));
    }

    /** Stops the server without a grace time. */
    @Override
    public void close() {
        stop(Duration.ZERO);
    }

    /**
     * Starts what a builder describes; kept here so that the builder holds nothing but settings.
     */
    static FtpServer start(RunningServer.Plan plan) throws IOException {
        return new FtpServer(RunningServer.start(plan));
    }
}
