package dev.wherry.internal.command;

import dev.wherry.command.ByteRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A file that ends early, read through the channel of the whole one. Positions are those of the
 * file; a range behind its end is empty (draft-bryan-ftp-range §3.4).
 */
final class RangeOfFile implements SeekableByteChannel {
    private final SeekableByteChannel file;
    private final long end;

    private RangeOfFile(SeekableByteChannel file, long end) {
        this.file = file;
        this.end = end;
    }

    /** Returns the range, at its first byte; closing it closes the file. */
    static RangeOfFile of(SeekableByteChannel file, ByteRange range) throws IOException {
        long end = range.last() < file.size() ? range.last() + 1 : file.size();
        file.position(Math.min(range.first(), end));
        return new RangeOfFile(file, end);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        long left = end - file.position();
        if (left <= 0) {
            return -1;
        }
        if (left >= target.remaining()) {
            return file.read(target);
        }
        int limit = target.limit();
        target.limit(target.position() + (int) left);
        try {
            return file.read(target);
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return Math.min(end, file.size());
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }
}
