package dev.wherry.internal.data;

import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** A client that takes everything at once and sends nothing. */
final class NullChannel implements ByteChannel {
    @Override
    public int write(ByteBuffer source) {
        int count = source.remaining();
        source.position(source.limit());
        return count;
    }

    @Override
    public int read(ByteBuffer target) {
        return -1;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
