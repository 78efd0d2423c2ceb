package dev.wherry.internal.tls;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Moves the encrypted bytes of one connection. */
public interface Transport {
    /**
     * Reads what has come, and waits for the first byte if nothing has.
     *
     * @param into has room for at least one byte
     * @return how many bytes were read; -1 at the end of the stream; 0 only from a transport that
     *     does not wait, which then must not be asked for a handshake
     * @throws IOException if the connection is lost or was shut down
     */
    int read(ByteBuffer into) throws IOException;

    /**
     * Writes all that the buffer holds, in as few calls of the system as it can.
     *
     * @throws IOException if the connection is lost or was shut down
     */
    void write(ByteBuffer from) throws IOException;
}
