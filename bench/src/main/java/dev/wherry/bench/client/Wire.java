package dev.wherry.bench.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A connection to a server, plain or encrypted, whose calls block. Used by one thread. */
public sealed interface Wire extends Closeable permits PlainWire, TlsWire {
    /**
     * Waits for bytes.
     *
     * @return at least one byte, in a buffer that lasts until the next call; null at the end
     * @throws IOException if the connection breaks
     */
    @Nullable ByteBuffer receive() throws IOException;

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
