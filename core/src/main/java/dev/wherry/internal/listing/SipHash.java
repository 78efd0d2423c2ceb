package dev.wherry.internal.listing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): without the key, neither can a value be traced back
 * to what was hashed, nor can two things be made to share one.
 */
final class SipHash {
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long key0;
    private final long key1;

    SipHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    long hash(byte[] data) {
        State state = new State(key0, key1);
        int whole = data.length & ~7;
        for (int i = 0; i < whole; i += 8) {
            state.absorb((long) WORDS.get(data, i));
        }
        state.absorb(lastBytes(data, whole) | (long) data.length << 56);
        return state.finish();
    }

    private static long lastBytes(byte[] data, int from) {
        long word = 0;
        for (int i = data.length - 1; i >= from; i--) {
            word = (word << 8) | (data[i] & 0xFFL);
        }
        return word;
    }

    /** The four words that are stirred; the constants spell "somepseudorandomlygeneratedbytes". */
    private static final class State {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long key0, long key1) {
            v0 = key0 ^ 0x736f6d6570736575L;
            v1 = key1 ^ 0x646f72616e646f6dL;
            v2 = key0 ^ 0x6c7967656e657261L;
            v3 = key1 ^ 0x7465646279746573L;
        }

        void absorb(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long finish() {
            v2 ^= 0xFF;
            round();
            round();
            round();
            round();
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
