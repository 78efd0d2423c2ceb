package dev.wherry.internal.data;

import dev.wherry.internal.net.Bell;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A passive port for the time in which it belongs to one session. */
public final class PassiveLease implements AutoCloseable {
    private final PassivePorts ports;
    private final PassiveListener listener;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** Whose the port is: still nobody's, a transfer's, or no longer this session's. */
    private enum State {
        WAITING,
        CLAIMED,
        OVER
    }

    PassiveLease(PassivePorts ports, PassiveListener listener) {
        this.ports = ports;
        this.listener = listener;
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
            over();
        }
    }

    private void over() {
        listener.end();
        ports.giveBack(listener);
    }

    /** Returns the client's connection if it stands already, or null. */
    @Nullable SocketChannel acceptNow() throws IOException {
        return listener.take();
    }

    /** Rings the bell when the client has connected. */
    void ringOnConnection(Bell bell) {
        listener.ringOnConnection(bell);
    }

    /**
     * Ends the lease. For the thread that has claimed it, or before any has; twice does nothing.
     */
    @Override
    public void close() {
        if (state.getAndSet(State.OVER) != State.OVER) {
            over();
        }
    }
}
