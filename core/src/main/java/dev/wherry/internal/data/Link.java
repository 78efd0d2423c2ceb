package dev.wherry.internal.data;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent.Failure;
import dev.wherry.internal.config.Settings;
import dev.wherry.internal.net.Bell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The socket of one transfer: opened, watched, aborted, closed.
 *
 * <p>An abort shuts the socket down and leaves closing to the transfer's own thread. Were another
 * thread to close it, its descriptor's number could belong to another client's socket by the time
 * this thread's next sendfile uses it.
 */
final class Link {
    private static final Duration DRAIN = Duration.ofSeconds(1);
    private static final int DRAIN_BYTES = 1 << 20;

    private final Settings.Data settings;
    private final DataEndpoint endpoint;
    private final InetAddress local;
    private final Bell bell = new Bell();
    private final AtomicReference<State> state = new AtomicReference<>(State.UNDECIDED);
    private volatile @Nullable SocketChannel socket;
    private volatile @Nullable Watch watch;

    /** Whether the transfer's end is still open. */
    private record State(@Nullable Failure aborted) {
        static final State UNDECIDED = new State(null);
        static final State DECIDED = new State(null);
    }

    /** Knows whether what is under way takes too long. */
    private interface Watch {
        boolean isTooLong(long now);
    }

    /** Is told, before any waiting, whether the connection stands already. */
    interface Announcer {
        void announce(boolean established) throws IOException;
    }

    Link(Settings.Data settings, DataEndpoint endpoint, InetAddress local) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.local = local;
    }

    /**
     * Opens the connection.
     *
     * @throws FtpReplyException with 425 if nothing was prepared, nobody came in time, or the
     *     client cannot be reached
     * @throws IOException if the control connection is lost, or the transfer was aborted meanwhile
     */
    SocketChannel open(Announcer announcer) throws IOException {
        SocketChannel opened =
                switch (endpoint) {
                    case DataEndpoint.None none ->
                            throw refused("Use PASV, EPSV, PORT or EPRT first.");
                    case DataEndpoint.Active active -> connect(active.target(), announcer);
                    case DataEndpoint.Passive passive -> accept(passive.lease(), announcer);
                };
        socket = opened;
        checkNotAborted();
        return opened;
    }

    private SocketChannel accept(PassiveLease lease, Announcer announcer) throws IOException {
        if (!lease.claim()) {
            throw refused("The passive port was given up; use PASV or EPSV again.");
        }
        SocketChannel opened = lease.acceptNow();
        announcer.announce(opened != null);
        long deadline = System.nanoTime() + settings.passiveTimeout().toNanos();
        while (opened == null) {
            lease.ringOnConnection(bell);
            if (!bell.awaitUntil(deadline)) {
                throw refused("Nobody connected in time.");
            }
            checkNotAborted();
            opened = lease.acceptNow();
        }
        lease.close(); // free for others from now on
        return opened;
    }

    private SocketChannel connect(InetSocketAddress target, Announcer announcer)
            throws IOException {
        announcer.announce(false);
        SocketChannel opening = SocketChannel.open();
        socket = opening; // an abort closes it, which ends a connect under way
        try {
            checkNotAborted();
            // From the address that the client knows: one of several may be the only one that its
            // firewall lets in.
            opening.bind(new InetSocketAddress(local, 0));
            opening.socket().connect(target, Math.toIntExact(settings.activeTimeout().toMillis()));
            return opening;
        } catch (IOException e) {
            opening.close();
            checkNotAborted();
            throw refused("Cannot connect to the given address.");
        }
    }

    private static FtpReplyException refused(String text) {
        return new FtpReplyException(ReplyCode.NO_DATA_CONNECTION, text);
    }

    /** Starts to look for stalls. */
    void watch(Progress progress, Duration stallTimeout) {
        long nanos = stallTimeout.toNanos();
        watch = now -> progress.nanosSinceMove(now) > nanos;
    }

    /** Looks for what does not end in time from now, be there progress or not. */
    void limit(Duration whole) {
        long start = System.nanoTime();
        long nanos = whole.toNanos();
        watch = now -> now - start > nanos;
    }

    void checkDeadlines(long now) {
        Watch watched = watch;
        if (watched != null && watched.isTooLong(now)) {
            abort(Failure.STALLED);
        }
    }

    /** Returns true if the transfer was undecided: it will end with this failure. */
    boolean abort(Failure cause) {
        if (!state.compareAndSet(State.UNDECIDED, new State(cause))) {
            return false;
        }
        shutDown();
        bell.ring();
        return true;
    }

    private void shutDown() {
        SocketChannel open = socket;
        if (open == null) {
            return; // whoever opens it checks afterwards
        }
        try {
            if (open.isConnected()) {
                open.shutdownInput();
                open.shutdownOutput();
            } else {
                open.close(); // still connecting: nothing else ends that, and no sendfile can
                // be under way
            }
        } catch (IOException e) {
            // Closed or broken by now, which is what we want.
        }
    }

    @Nullable Failure aborted() {
        return state.get().aborted;
    }

    void checkNotAborted() throws IOException {
        if (aborted() != null) {
            throw new IOException("aborted");
        }
    }

    /**
     * Settles that the transfer ends well: an abort comes too late from now on.
     *
     * @throws IOException if an abort was faster
     */
    void decide() throws IOException {
        if (!state.compareAndSet(State.UNDECIDED, State.DECIDED)) {
            checkNotAborted();
        }
    }

    /**
     * Ends the connection in order after the last byte. If the client has sent something that
     * nobody reads, the close would become a reset, which may destroy the tail of the data on its
     * way: so that is read first, within bounds.
     */
    void finishSending() throws IOException {
        SocketChannel open = socket;
        if (open == null || open.socket().getInputStream().available() == 0) {
            return;
        }
        open.shutdownOutput();
        ByteBuffer junk = ByteBuffer.allocate(8 * 1024);
        open.socket().setSoTimeout((int) DRAIN.toMillis());
        long deadline = System.nanoTime() + DRAIN.toNanos();
        int drained = 0;
        while (drained < DRAIN_BYTES && System.nanoTime() < deadline) {
            int count = open.socket().getInputStream().read(junk.array());
            if (count < 0) {
                return;
            }
            drained += count;
        }
    }

    /** Closes the connection and gives up what was prepared. For the transfer's thread. */
    void close() {
        watch = null;
        endpoint.release();
        SocketChannel open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Nothing depends on it: the outcome is decided, and the descriptor is gone.
            }
        }
    }
}
