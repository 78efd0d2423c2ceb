package dev.wherry.bench.client;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The buffers of a session's data connections, made when first needed, used by one at a time. */
final class Scratch {
    /** Larger reads cost less, but leave the caches of the processor. */
    private static final int PLAIN = 512 << 10;

    /** Room for eight records of TLS with their frames; in the heap, where JSSE is fastest. */
    private static final int RECORDS = 8 * ((16 << 10) + 512);

    private @Nullable ByteBuffer plain;
    private @Nullable ByteBuffer encryptedIn;
    private @Nullable ByteBuffer encryptedOut;
    private @Nullable ByteBuffer clear;

    ByteBuffer plain() {
        if (plain == null) {
            plain = ByteBuffer.allocateDirect(PLAIN);
        }
        return plain.clear();
    }

    ByteBuffer encryptedIn() {
        if (encryptedIn == null) {
            encryptedIn = ByteBuffer.allocate(RECORDS);
        }
        return encryptedIn.clear();
    }

    ByteBuffer encryptedOut() {
        if (encryptedOut == null) {
            encryptedOut = ByteBuffer.allocate(RECORDS);
        }
        return encryptedOut.clear();
    }

    ByteBuffer clear() {
        if (clear == null) {
            clear = ByteBuffer.allocate(RECORDS);
        }
        return clear.clear();
    }
}
