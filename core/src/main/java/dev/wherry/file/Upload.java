package dev.wherry.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A file being written, which counts only once it is {@linkplain #publish published}. For one
 * thread at a time.
 *
 * @since 1.0
 */
public interface Upload extends Closeable {
    /**
     * Returns where the upload goes, once it is published.
     *
     * @return the final path
     */
    VirtualPath path();

    /**
     * Writes all that remains in the buffer.
     *
     * @param source the bytes
     * @throws IOException if the file system refuses, for example because it is full
     */
    void write(ByteBuffer source) throws IOException;

    /**
     * Opens what was written so far, to read it before it is published.
     *
     * @return a channel at position 0, which the caller closes
     * @throws IOException if it cannot be opened
     */
    SeekableByteChannel openContent() throws IOException;

    /**
     * Closes the file and makes it visible under its final name: when this returns, the upload is
     * there as a whole.
     *
     * @throws IOException if closing or moving fails; nothing is published then
     */
    void publish() throws IOException;

    /**
     * Ends the upload. Unless it was published, what was written is dropped ({@link
     * UploadMode#ATOMIC}) or stays as far as it came ({@link UploadMode#IN_PLACE}).
     *
     * @throws IOException if closing fails
     */
    @Override
    void close() throws IOException;
}
