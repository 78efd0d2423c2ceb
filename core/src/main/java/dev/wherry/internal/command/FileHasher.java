package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Hashes files or parts of them: what HASH and the X commands share. */
final class FileHasher {
    private static final int CHUNK_BYTES = 128 * 1024;

    private final HeavyWork work;
    private final long maxBytes;

    /** Makes a hasher that refuses more than {@code maxBytes} at once with 556. */
    FileHasher(HeavyWork work, long maxBytes) {
        this.work = work;
        this.maxBytes = maxBytes;
    }

    /**
     * A part of a file.
     *
     * @param start the position of the first byte
     * @param end the position behind the last one; past the end of the file is its end
     */
    record Part(long start, long end) {
        static final Part WHOLE = new Part(0, Long.MAX_VALUE);
    }

    /**
     * A hash and what it is of.
     *
     * @param part as far as the file goes
     * @param hex in lower case
     */
    record Hashed(Part part, String hex) {}

    /** Hashes a part of a file; one that starts behind its end is answered 554. */
    Hashed hash(CommandContext ctx, VirtualPath path, HashAlgorithm algorithm, Part wanted)
            throws IOException {
        return work.run(() -> {
            try (SeekableByteChannel file = ctx.files().openForRead(path)) {
                Part part = clip(wanted, file.size());
                file.position(part.start());
                return new Hashed(part, hex(ctx, file, algorithm, part));
            }
        });
    }

    private Part clip(Part wanted, long size) throws FtpReplyException {
        if (wanted.start() > size) {
            throw new FtpReplyException(
                    ReplyCode.INVALID_RESTART, "The range is past the end of the file.");
        }
        Part part = new Part(wanted.start(), Math.min(wanted.end(), size));
        if (part.end() - part.start() > maxBytes) {
            throw new FtpReplyException(ReplyCode.TOO_EXPENSIVE, "The file is too large for that.");
        }
        return part;
    }

    private static String hex(
            CommandContext ctx, SeekableByteChannel file, HashAlgorithm algorithm, Part part)
            throws IOException {
        HashAlgorithm.Hasher hasher = algorithm.begin();
        long left = part.end() - part.start();
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, left));
        while (left > 0) {
            ctx.checkWanted();
            chunk.clear().limit((int) Math.min(chunk.capacity(), left));
            int count = file.read(chunk);
            if (count < 0) { // a hash of less than was announced would be a wrong one
                throw new FtpReplyException(
                        ReplyCode.LOCAL_ERROR, "The file became shorter meanwhile.");
            }
            hasher.update(chunk.array(), count);
            left -= count;
        }
        return hasher.hex();
    }
}
