package dev.wherry.internal.data;

import dev.wherry.file.Upload;
import dev.wherry.file.VirtualPath;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file that takes everything and keeps nothing. */
final class NullUpload implements Upload {
    @Override
    public VirtualPath path() {
        return VirtualPath.ROOT;
    }

    @Override
    public void write(ByteBuffer source) {
        source.position(source.limit());
    }

    @Override
    public SeekableByteChannel openContent() {
        throw new UnsupportedOperationException("nothing is kept");
    }

    @Override
    public void publish() {}

    @Override
    public void close() {}
}
