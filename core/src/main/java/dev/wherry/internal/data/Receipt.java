package dev.wherry.internal.data;

import dev.wherry.file.Upload;
import dev.wherry.internal.file.FileCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Moves what the client sends into a file: as it is, or with line ends converted. */
sealed interface Receipt {
    /**
     * What is read at once may be more, which saves calls. But larger writes were measured to cost
     * ext4 three times the processor time (ADR 2).
     */
    int MAX_WRITE_BYTES = 64 * 1024;

    /**
     * Receives until the client ends the connection in order.
     *
     * @throws FileFailure if the file cannot be written
     * @throws IOException if the connection fails
     */
    void run(ReadableByteChannel in, Upload file) throws IOException;

    /** Writes to the file, telling its failures from those of the connection. */
    static void write(FileCalls calls, Upload file, ByteBuffer buffer) throws IOException {
        try {
            calls.call(() -> {
                int end = buffer.limit();
                while (buffer.position() < end) {
                    file.write(buffer.limit(Math.min(end, buffer.position() + MAX_WRITE_BYTES)));
                }
                return true;
            });
        } catch (IOException e) {
            throw new FileFailure(e);
        }
    }

    /** TYPE I. */
    record Image(FileCalls calls, Buffers buffers, Progress progress) implements Receipt {
        @Override
        public void run(ReadableByteChannel in, Upload file) throws IOException {
            // TLS comes in records; a socket fills as much as there is.
            ByteBuffer buffer =
                    in instanceof SecureChannel ? buffers.takeLarge() : buffers.takeHuge();
            try {
                int count = in.read(buffer);
                while (count >= 0) {
                    write(calls, file, buffer.flip());
                    progress.moved(count);
                    count = in.read(buffer.clear());
                }
            } finally {
                buffers.giveBack(buffer);
            }
        }
    }

    /** TYPE A: CR LF becomes LF. */
    record Ascii(FileCalls calls, Buffers buffers, Progress progress) implements Receipt {
        @Override
        public void run(ReadableByteChannel in, Upload file) throws IOException {
            ByteBuffer wire = buffers.takeSmall();
            ByteBuffer disk = buffers.takeSmall();
            LineEnds.ToDisk lineEnds = new LineEnds.ToDisk();
            try {
                wire.limit(disk.capacity() - 1); // a CR from the read before may come on top
                int count = in.read(wire);
                while (count >= 0) {
                    lineEnds.convert(wire.flip(), disk.clear());
                    write(calls, file, disk.flip());
                    progress.moved(count);
                    count = in.read(wire.clear().limit(disk.capacity() - 1));
                }
                lineEnds.finish(disk.clear());
                write(calls, file, disk.flip());
            } finally {
                buffers.giveBack(wire);
                buffers.giveBack(disk);
            }
        }
    }
}
