package dev.wherry;

import dev.wherry.command.Reply;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A look at one client's control connection, and the means to end it. Safe for use by many threads;
 * the values change as the session goes on.
 *
 * @since 1.0
 */
public interface Session {
    /**
     * Returns the number of this session.
     *
     * @return from 1 up, never used twice by one server
     */
    long id();

    /**
     * Returns the client's end of the control connection.
     *
     * @return its address and port
     */
    InetSocketAddress remoteAddress();

    /**
     * Returns the server's end of the control connection.
     *
     * @return its address and port
     */
    InetSocketAddress localAddress();

    /**
     * Returns who is logged in.
     *
     * @return the name, or empty before login
     */
    Optional<String> userName();

    /**
     * Tells whether the control connection is protected by TLS now.
     *
     * @return false before AUTH
     */
    boolean isSecure();

    /**
     * Returns when the client connected, by the wall clock.
     *
     * @return the moment
     */
    Instant connectedAt();

    /**
     * Returns how long ago the last complete command came.
     *
     * @return zero or more; zero while a transfer runs
     */
    Duration idle();

    /**
     * Returns what is being transferred.
     *
     * @return for example {@code RETR /pub/a.bin}, or empty while nothing is
     */
    Optional<String> transfer();

    /**
     * Ends the session: a running transfer is aborted, the client reads the reply, the connection
     * is closed. Returns at once. Called on a session that has ended, it does nothing. Called by a
     * listener of {@link dev.wherry.event.FtpEvent.Connected}, it keeps the banner from being sent.
     *
     * @param farewell what the client reads last, usually 421
     */
    void kick(Reply farewell);

    /** Ends the session as {@link #kick(Reply)} does, with a plain 421. */
    void kick();
}
