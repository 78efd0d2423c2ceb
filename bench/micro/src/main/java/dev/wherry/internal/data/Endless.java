package dev.wherry.internal.data;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The same bytes again and again. */
final class Endless implements ReadableByteChannel {
    private final ByteBuffer bytes;

    Endless(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    @Override
    public int read(ByteBuffer target) {
        if (!bytes.hasRemaining()) {
            bytes.rewind();
        }
        int count = Math.min(target.remaining(), bytes.remaining());
        target.put(bytes.slice(bytes.position(), count));
        bytes.position(bytes.position() + count);
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
