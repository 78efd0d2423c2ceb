package dev.wherry.internal.net;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.BooleanSupplier;

/**
 * Watches non-blocking channels for readiness, with one selector for a whole server. Has no thread
 * of its own: whoever has nothing else to do {@linkplain #look looks}, one at a time.
 *
 * <p>Control connections are watched here rather than by blocking reads for two reasons. Their
 * owner must also hear of the end of a transfer, which a thread inside a blocking read cannot; and
 * a transfer must be able to look, right before it publishes an upload, whether the control
 * connection still stands, which a read under way in another thread would forbid.
 */
public final class Poller implements Closeable {
    private static final System.Logger LOG = System.getLogger("dev.wherry");
    private static final int SCRATCH_BYTES = 16 * 1024;

    private final Selector selector;

    /** Used by whoever looks. */
    private final BusyPolling busyPolling;

    /** Written by whoever looks. */
    private volatile boolean asleep;

    /** Used by whoever looks. */
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_BYTES);

    /** Is told that a channel is ready. Called on the thread that looks: must not block. */
    public interface Watcher {
        /**
         * Handles readiness; lowers the key's interest if it does not consume what made it ready.
         *
         * @param key the ready key
         * @param scratch an empty direct buffer that is free to use during the call
         */
        void ready(SelectionKey key, ByteBuffer scratch);

        /** Is told that {@link #ready} has thrown, and is not called any more. Must not block. */
        void failed();
    }

    /**
     * Opens a poller.
     *
     * @param hasSpareCores whether who looks may do so without taking the core from the others
     * @throws IOException if the system has no resources for a selector
     */
    Poller(boolean hasSpareCores) throws IOException {
        busyPolling = new BusyPolling(hasSpareCores);
        selector = Selector.open();
    }

    /**
     * Starts watching a channel, which must be non-blocking.
     *
     * @throws ClosedChannelException if the channel is closed
     */
    public SelectionKey watch(SelectableChannel channel, int operations, Watcher watcher)
            throws ClosedChannelException {
        SelectionKey key = channel.register(selector, operations, watcher);
        if (operations != 0) {
            wakeUp();
        }
        return key;
    }

    /** Asks for more readiness of a key; one that is cancelled meanwhile is ignored. */
    public void want(SelectionKey key, int operations) {
        try {
            key.interestOpsOr(operations);
            wakeUp();
        } catch (CancelledKeyException e) {
            // The channel was closed meanwhile; its owner finds that out by itself.
        }
    }

    /**
     * Lets go of channels that were closed: the system's side of them ends only when the selector
     * has seen it.
     */
    public void forget() {
        wakeUp();
    }

    /** Ends the look of a thread that sleeps in it. Whoever looks next sees all that is new. */
    void wakeUp() {
        if (asleep) {
            selector.wakeup();
        }
    }

    /**
     * Waits until a channel is ready, or somebody {@linkplain #wakeUp wakes it up}, and tells the
     * watchers. One thread at a time.
     *
     * @param isBusy asked last before the sleep: whether there is something else to do, so that
     *     there must be none
     */
    void look(BooleanSupplier isBusy) {
        try {
            if (!busyPolling.pays() || busyPolling.poll(() -> news(isBusy)) == 0) {
                sleep(isBusy);
            }
        } catch (ClosedSelectorException e) {
            // The server has stopped.
        } catch (Throwable e) { // all sessions depend on it
            complain("Waiting for connections failed", e);
        } finally {
            asleep = false;
        }
    }

    /** Tells the watchers what is ready just now. Like {@link #look}, for one thread at a time. */
    void glance() {
        try {
            selector.selectNow(this::tell);
        } catch (ClosedSelectorException e) {
            // The server has stopped.
        } catch (Throwable e) { // all sessions depend on it
            complain("Looking for connections failed", e);
        }
    }

    private int news(BooleanSupplier isBusy) throws IOException {
        int count = selector.selectNow(this::tell);
        return count == 0 && isBusy.getAsBoolean() ? 1 : count;
    }

    private void sleep(BooleanSupplier isBusy) throws IOException {
        asleep = true; // before asking: who has something to do from now on wakes us up
        if (isBusy.getAsBoolean()) {
            selector.selectNow(this::tell);
        } else {
            long start = System.nanoTime();
            selector.select(this::tell);
            busyPolling.slept(System.nanoTime() - start);
        }
    }

    private void tell(SelectionKey key) {
        asleep = false; // what a watcher rings is looked at after the last one
        Watcher watcher = (Watcher) key.attachment();
        try {
            watcher.ready(key, scratch.clear());
        } catch (CancelledKeyException e) {
            // Closed between the wait and now.
        } catch (Throwable e) { // one broken connection must not take the others with it
            key.cancel();
            watcher.failed();
            complain("Reading a connection failed", e);
        }
    }

    /** Logs what went wrong, if that is possible: without memory even to log may fail. */
    public static void complain(String what, Throwable failure) {
        try {
            LOG.log(System.Logger.Level.ERROR, what, failure);
        } catch (Throwable e) {
            // It waits for the next failure.
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
