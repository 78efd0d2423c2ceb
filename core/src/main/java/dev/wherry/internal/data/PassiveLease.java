package dev.wherry.internal.data;

import dev.wherry.internal.net.Bell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A passive port for the time in which it belongs to one session. */
public final class PassiveLease implements AutoCloseable {
    private final PassivePorts ports;
    private final PassiveListener listener;
    private final @Nullable InetAddress peer;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** For who has claimed it: whether the client has come, for whom there is one connection. */
    private boolean used;

    /** Whose the port is: still nobody's, a transfer's, or no longer this session's. */
    private enum State {
        WAITING,
        CLAIMED,
        OVER
    }

    PassiveLease(PassivePorts ports, PassiveListener listener, @Nullable InetAddress peer) {
        this.ports = ports;
        this.listener = listener;
        this.peer = peer;
    }

    /** Returns the port to tell the client. */
    public int port() {
        return listener.port();
    }

    /** Takes the port for a transfer; returns false if it was given up meanwhile. */
    boolean claim() {
        return state.compareAndSet(State.WAITING, State.CLAIMED);
    }

    /** Gives the port up if no transfer has claimed it. Safe from any thread. */
    public void expire() {
        if (state.compareAndSet(State.WAITING, State.OVER)) {
            listener.dropPending();
            ports.giveBack(listener);
        }
    }

    /** Returns the client's connection if it stands already, or null. */
    @Nullable SocketChannel acceptNow() throws IOException {
        SocketChannel channel = listener.acceptNow();
        while (channel != null && isStranger(channel)) {
            channel.close(); // RFC 2577 §4: whoever it is, it does not use up the port
            channel = listener.acceptNow();
        }
        used = channel != null;
        return channel;
    }

    /** Rings the bell when somebody connects. */
    void ringOnConnection(Bell bell) {
        listener.ringOnConnection(bell);
    }

    private boolean isStranger(SocketChannel channel) throws IOException {
        return peer != null
                && !(channel.getRemoteAddress() instanceof InetSocketAddress remote
                        && remote.getAddress().equals(peer));
    }

    /**
     * Ends the lease. For the thread that has claimed it, or before any has; twice does nothing.
     */
    @Override
    public void close() {
        if (state.getAndSet(State.OVER) != State.OVER) {
            if (!used) { // else there are none but strays, for which there is time
                listener.dropPending();
            }
            ports.giveBack(listener);
        }
    }
}
