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

/**
 * Watches non-blocking channels for readiness: one platform thread and one selector serve a whole
 * server.
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
    private final Thread thread;

    /** Is told that a channel is ready. Called on the poller's thread: must not block. */
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
     * Opens a poller and starts its thread.
     *
     * @throws IOException if the system has no resources for a selector
     */
    public Poller() throws IOException {
        selector = Selector.open();
        thread = Thread.ofPlatform().name("wherry-poller").daemon().unstarted(this::run);
        thread.start();
    }

    /**
     * Starts watching a channel, which must be non-blocking.
     *
     * @throws ClosedChannelException if the channel is closed
     */
    public SelectionKey watch(SelectableChannel channel, int operations, Watcher watcher)
            throws ClosedChannelException {
        SelectionKey key = channel.register(selector, operations, watcher);
        wakeUp();
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

    private void wakeUp() {
        if (!thread.equals(Thread.currentThread())) {
            selector.wakeup();
        }
    }

    private void run() {
        ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_BYTES);
        while (selector.isOpen()) {
            try {
                selector.select(key -> tell(key, scratch.clear()));
            } catch (ClosedSelectorException e) {
                return;
            } catch (Throwable e) { // all sessions depend on this thread
                complain("Waiting for connections failed", e);
            }
        }
    }

    private static void tell(SelectionKey key, ByteBuffer scratch) {
        Watcher watcher = (Watcher) key.attachment();
        try {
            watcher.ready(key, scratch);
        } catch (CancelledKeyException e) {
            // Closed between the wait and now.
        } catch (Throwable e) { // one broken connection must not take the others with it
            key.cancel();
            watcher.failed();
            complain("Reading a connection failed", e);
        }
    }

    /** Without memory even to log may fail. */
    private static void complain(String what, Throwable failure) {
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
