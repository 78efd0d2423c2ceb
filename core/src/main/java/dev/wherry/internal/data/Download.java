package dev.wherry.internal.data;

import dev.wherry.internal.file.FileCalls;
import dev.wherry.internal.net.Reactor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

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
     * file, and two calls of the system are cheaper than what the JDK does around sendfile.
     */
    record ZeroCopy(FileCalls calls, Buffers buffers, LocalQueues queues, Progress progress)
            implements Download {
        /**
         * Over loopback, steps of a quarter of this cost a fifth more; and those of a blocking
         * sendfile almost twice as much as those of one that never waits (ADR 2).
         */
        private static final long STEP_BYTES = 1 << 20;

        /** What is written the ordinary way to sleep until the socket has room again. */
        private static final int PROBE_BYTES = 8 * 1024;

        @Override
        public void run(SeekableByteChannel file, long end, ByteChannel out) throws IOException {
            FileChannel source = (FileChannel) file;
            ByteBuffer buffer = buffers.takeSmall();
            try {
                long position = source.position();
                if (position < end) {
                    position += sendSome(source, end - position, buffer, out);
                }
                if (position < end) {
                    Reactor.aboutToWait(); // the rest takes its time
                    SocketChannel socket = (SocketChannel) out;
                    try {
                        boolean isShared = queues.beginSending(socket);
                        sendRest(source, position, end, buffer, socket, isShared);
                    } finally {
                        queues.end();
                    }
                }
            } finally {
                buffers.giveBack(buffer);
            }
        }

        /** Sends through the buffer, and sleeps while there is no room; returns how much. */
        private int sendSome(FileChannel source, long most, ByteBuffer buffer, ByteChannel out)
                throws IOException {
            fill(calls, source, buffer, most);
            int count = buffer.remaining();
            write(out, buffer, progress);
            return count;
        }

        private void sendRest(
                FileChannel source,
                long from,
                long end,
                ByteBuffer buffer,
                SocketChannel out,
                boolean isShared)
                throws IOException {
            out.configureBlocking(false);
            for (long position = from; position < end; ) {
                long start = position;
                long most = Math.min(STEP_BYTES, end - start);
                long sent = calls.call(() -> source.transferTo(start, most, out));
                progress.moved(sent);
                if (sent == 0) { // full, or the file has shrunk: the read tells
                    out.configureBlocking(true);
                    source.position(start); // which sendfile does not move
                    sent = sendSome(source, Math.min(PROBE_BYTES, most), buffer, out);
                    out.configureBlocking(false);
                } else if (sent < most) {
                    LockSupport.parkNanos(queues.pauseNanos(isShared));
                }
                position += sent;
            }
            out.configureBlocking(true);
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
