package dev.wherry.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/** Copies what a file holds to the one that continues it, one piece to each file call. */
final class ContentCopy {
    private static final long PIECE = 64L << 20; // bytes; multiples of a block can be shared
    private static final int BUFFER = 256 << 10;

    private ContentCopy() {}

    /** Copies all that the first file holds now; both end up at the end of that. */
    static void copy(Tree tree, SeekableByteChannel from, SeekableByteChannel to)
            throws IOException {
        long size = tree.call(from::size);
        long done = 0;
        while (done < size) {
            long at = done;
            long copied = tree.call(() -> copyPiece(from, at, size - at, to));
            if (copied <= 0) {
                throw new IOException("the file became shorter while it was copied");
            }
            done += copied;
        }
    }

    private static long copyPiece(
            SeekableByteChannel from, long at, long left, SeekableByteChannel to)
            throws IOException {
        if (from instanceof FileChannel source && to instanceof FileChannel target) {
            return source.transferTo(at, Math.min(left, PIECE), target);
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(left, BUFFER));
        int copied = from.read(buffer);
        buffer.flip();
        while (buffer.hasRemaining()) {
            to.write(buffer);
        }
        return copied;
    }
}
