package dev.wherry.internal.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The first bytes of a channel, and then an end, as if a client had sent no more. */
final class FirstBytes implements ReadableByteChannel {
    private final ReadableByteChannel channel;
    private long left;

    FirstBytes(ReadableByteChannel channel, long most) {
        this.channel = channel;
        this.left = most;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (left == 0) {
            return -1;
        }
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + left));
        int count = channel.read(target);
        target.limit(limit);
        left -= count;
        return count;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
