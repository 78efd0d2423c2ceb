package dev.wherry.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A channel, no {@code FileChannel}, that asks before each write. */
final class ScriptedChannel implements SeekableByteChannel {
    private final SeekableByteChannel real;
    private final FileAction beforeWrite;

    ScriptedChannel(SeekableByteChannel real, FileAction beforeWrite) {
        this.real = real;
        this.beforeWrite = beforeWrite;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return real.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        beforeWrite.run();
        return real.write(source);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        real.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return real.isOpen();
    }

    @Override
    public void close() throws IOException {
        real.close();
    }
}
