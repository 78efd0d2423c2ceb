package dev.wherry.bench.client;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Counts what comes, and throws it away. */
final class DownloadBody implements Body {
    private final PlainCrowd crowd;
    private final String path;
    private final long bytes;
    private long count;

    DownloadBody(PlainCrowd crowd, String path, long bytes) {
        this.crowd = crowd;
        this.path = path;
        this.bytes = bytes;
    }

    @Override
    public int interest() {
        return SelectionKey.OP_READ;
    }

    @Override
    public boolean move(SocketChannel channel) throws IOException {
        int more = channel.read(crowd.in());
        if (more >= 0) {
            count += more;
            return false;
        }
        Client.checkLength(path, bytes, count);
        return true;
    }
}
