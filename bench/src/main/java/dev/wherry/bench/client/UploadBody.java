package dev.wherry.bench.client;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Sends the content by sendfile. */
final class UploadBody implements Body {
    /** So that the others have their turn. */
    private static final long MOST_AT_ONCE = 1 << 20;

    private final Content content;
    private final long bytes;
    private long sent;

    UploadBody(Content content, long bytes) {
        this.content = content;
        this.bytes = bytes;
    }

    @Override
    public int interest() {
        return SelectionKey.OP_WRITE;
    }

    @Override
    public boolean move(SocketChannel channel) throws IOException {
        sent += content.send(sent, Math.min(MOST_AT_ONCE, bytes - sent), channel);
        return sent == bytes;
    }
}
