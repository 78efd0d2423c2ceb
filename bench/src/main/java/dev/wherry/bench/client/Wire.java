package dev.wherry.bench.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection to a server, plain or encrypted, whose calls block. Used by one thread. */
public sealed interface Wire extends Closeable permits PlainWire {
    /**
     * Reads at least one byte.
     *
     * @return how many, or -1 at the end
     * @throws IOException if the connection breaks
     */
    int read(ByteBuffer to) throws IOException;

    /**
     * Writes all that is in the buffer.
     *
     * @throws IOException if the connection breaks
     */
    void write(ByteBuffer from) throws IOException;

    /**
     * Sends the first bytes of the content.
     *
     * @throws IOException if the connection breaks
     */
    void send(Content content, long bytes) throws IOException;

    /**
     * Says that no more will be written, as an upload ends, and closes.
     *
     * @throws IOException if the connection breaks
     */
    void finish() throws IOException;
}
