package dev.wherry.bench.client;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** The data of a transfer in a crowd. */
interface Body {
    /** Returns what the selector is to wait for: reading or writing. */
    int interest();

    /**
     * Moves as much as goes without waiting, or some of it.
     *
     * @return whether all has been moved
     */
    boolean move(SocketChannel channel) throws IOException;
}
