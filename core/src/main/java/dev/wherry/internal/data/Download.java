package dev.wherry.internal.data;

import dev.wherry.internal.file.FileCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * Moves a file to the client: by sendfile, through a buffer, or through a buffer with line ends
 * converted.
 */
sealed interface Download {
    /**
     * Sends the file from its position to {@code end}.
     *
     * @throws ShortFileException if the file ends before {@code end}
     * @throws FileFailure if the file cannot be read
     * @throws IOException if the connection fails
     */
    void run(SeekableByteChannel file, long end, ByteChannel out) throws IOException;

    /** The file ended before the size that it had when the transfer began. */
    final class ShortFileException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Reads from the file, telling its failures from those of the connection. */
    static int read(FileCalls calls, SeekableByteChannel file, ByteBuffer buffer)
            throws IOException {
        try {
            return calls.call(() -> file.read(buffer));
        } catch (IOException e) {
            throw new FileFailure(e);
        }
    }

    /** Reads up to {@code max} bytes into the cleared buffer and flips it. */
    static void fill(FileCalls calls, SeekableByteChannel file, ByteBuffer buffer, long max)
            throws IOException {
        buffer.clear().limit((int) Math.min(buffer.capacity(), max));
        if (read(calls, file, buffer) <= 0) {
            throw new ShortFileException();
        }
        buffer.flip();
    }

    /** Writes all of the buffer; the thread sleeps while the client is slow. */
    static void write(ByteChannel out, ByteBuffer buffer, Progress progress) throws IOException {
        while (buffer.hasRemaining()) {
            progress.moved(out.write(buffer));
        }
    }

    /**
     * Lets the system move the bytes. The first ones go through a buffer: that is all of a small
     * file, and it is the write by which the JDK makes the socket non-blocking; sendfile on a
     * blocking one would hold the carrier of this virtual thread as long as the client is slow.
     */
    record ZeroCopy(FileCalls calls, Buffers buffers, Progress progress) implements Download {
        private static final long STEP_BYTES = 1 << 20;

        /** What is written the ordinary way to sleep until the socket has room again. */
        private static final int PROBE_BYTES = 8 * 1024;

        @Override
        public void run(SeekableByteChannel file, long end, ByteChannel out) throws IOException {
            FileChannel source = (FileChannel) file;
            ByteBuffer buffer = buffers.takeSmall();
            try {
                long position = source.position();
                while (position < end) {
                    boolean first = progress.bytes() == 0;
                    fill(
                            calls,
                            source.position(position),
                            buffer,
                            first ? end - position : Math.min(PROBE_BYTES, end - position));
                    position += buffer.remaining();
                    write(out, buffer, progress);
                    position = sendWhileRoom(source, position, end, out);
                }
            } finally {
                buffers.giveBack(buffer);
            }
        }

        /** Sends until the socket is full, and returns the new position. */
        private long sendWhileRoom(FileChannel source, long from, long end, ByteChannel out)
                throws IOException {
            long position = from;
            while (position < end) {
                long start = position;
                long step = Math.min(STEP_BYTES, end - start);
                long sent = calls.call(() -> source.transferTo(start, step, out));
                if (sent == 0) { // full, or the file has shrunk: the next read tells
                    return position;
                }
                position += sent;
                progress.moved(sent);
            }
            return position;
        }
    }

    /** Reads and writes through a buffer, for any other kind of file. */
    record Buffered(FileCalls calls, Buffers buffers, Progress progress) implements Download {
        @Override
        public void run(SeekableByteChannel file, long end, ByteChannel out) throws IOException {
            ByteBuffer buffer = buffers.takeLarge();
            try {
                for (long left = end - file.position(); left > 0; ) {
                    fill(calls, file, buffer, left);
                    left -= buffer.remaining();
                    write(out, buffer, progress);
                }
            } finally {
                buffers.giveBack(buffer);
            }
        }
    }

    /** Turns LF into CR LF on the way (RFC 959 §3.1.1.1). */
    record Ascii(FileCalls calls, Buffers buffers, Progress progress) implements Download {
        @Override
        public void run(SeekableByteChannel file, long end, ByteChannel out) throws IOException {
            ByteBuffer local = buffers.takeSmall();
            ByteBuffer wire = buffers.takeLarge();
            LineEnds.ToWire lineEnds = new LineEnds.ToWire();
            try {
                for (long left = end - file.position(); left > 0; ) {
                    fill(calls, file, local, left);
                    left -= local.remaining();
                    while (local.hasRemaining()) {
                        lineEnds.convert(local, wire.clear());
                        write(out, wire.flip(), progress);
                    }
                }
            } finally {
                buffers.giveBack(local);
                buffers.giveBack(wire);
            }
        }
    }
}
