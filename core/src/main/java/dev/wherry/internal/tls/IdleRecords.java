package dev.wherry.internal.tls;

import javax.net.ssl.SSLEngineResult;

/**
 * Bounds the records that bring no data: each key update (RFC 8446 §4.6.3) costs the server a
 * thousand times what it costs the client. Data pays for some; a record that is longer than a key
 * update, and so may hold many, counts as many.
 */
final class IdleRecords {
    private static final long MAX_DEBT = 64;
    private static final int KEY_UPDATE_RECORD_BYTES = 64;
    private static final int DATA_BYTES_PER_RECORD = 64 * 1024;

    private long debt;
    private long data;

    /** Counts a record; returns false when there were too many of the bad sort. */
    boolean allow(SSLEngineResult result) {
        if (result.bytesProduced() > 0) {
            data += result.bytesProduced();
            debt = Math.max(0, debt - data / DATA_BYTES_PER_RECORD);
            data %= DATA_BYTES_PER_RECORD;
        } else if (result.bytesConsumed() > 0) {
            debt += 1 + result.bytesConsumed() / KEY_UPDATE_RECORD_BYTES;
        }
        return debt <= MAX_DEBT;
    }
}
