package dev.wherry.bench.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/**
 * What is uploaded: random bytes in a temporary file, which stay in the page cache, over and over
 * until an upload has its length. May be sent by several threads at once.
 */
public final class Content implements Closeable {
    /** So small that the processor may keep it near, so large that sendfile has enough to do. */
    private static final int PERIOD = 16 << 20;

    private static final long SEED = 959;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(PERIOD);
    private final FileChannel file;

    /**
     * Makes the file.
     *
     * @throws IOException if there is no room for it
     */
    public Content() throws IOException {
        byte[] random = new byte[PERIOD];
        new SplittableRandom(SEED).nextBytes(random);
        bytes.put(random).flip();
        Path path = Files.createTempFile("wherry-bench", ".bin");
        file =
                FileChannel.open(
                        path,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
        ByteBuffer rest = bytes.duplicate();
        while (rest.hasRemaining()) {
            file.write(rest);
        }
    }

    /**
     * Returns bytes that follow {@code position}, in memory that no garbage collection moves.
     *
     * @param most how many at most; fewer at the end of the file
     */
    ByteBuffer piece(long position, long most) {
        int within = (int) (position % PERIOD);
        return bytes.slice(within, (int) Math.min(most, PERIOD - within));
    }

    /**
     * Sends some of the bytes that follow {@code position} by sendfile; how many depends on the
     * socket.
     *
     * @return how many were sent; 0 only if the socket is full and does not block
     * @throws IOException if the connection breaks
     */
    public long send(long position, long bytes, WritableByteChannel to) throws IOException {
        long within = position % PERIOD;
        return file.transferTo(within, Math.min(bytes, PERIOD - within), to);
    }

    /** Copies bytes that follow {@code position} until the buffer is full or {@code bytes} are. */
    void copy(long position, long bytes, ByteBuffer to) {
        long left = bytes;
        long at = position;
        while (left > 0 && to.hasRemaining()) {
            ByteBuffer piece = piece(at, Math.min(left, to.remaining()));
            at += piece.remaining();
            left -= piece.remaining();
            to.put(piece);
        }
    }

    /**
     * Returns the first bytes in a buffer that no garbage collection moves.
     *
     * @param length how many, at most 16 MiB
     */
    public ByteBuffer start(int length) {
        return piece(0, length);
    }

    /**
     * Returns the checksum (CRC-32C) of an upload of this length.
     *
     * @param length in bytes
     */
    public long checksum(long length) {
        CRC32C sum = new CRC32C();
        for (long left = length; left > 0; left -= PERIOD) {
            sum.update(piece(0, left));
        }
        return sum.getValue();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
