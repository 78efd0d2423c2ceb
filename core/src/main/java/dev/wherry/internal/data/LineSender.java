package dev.wherry.internal.data;

import dev.wherry.command.LineFormat;
import dev.wherry.file.FileAccess;
import dev.wherry.file.FileEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Sends a listing some lines at a time, so that a directory of a million entries needs no more
 * memory than one of ten.
 */
record LineSender(DataServices services, Progress progress) {
    private static final int ENCODED_AT_ONCE = 4 * 1024; // characters

    void run(FileAccess.Listing listing, LineFormat format, ByteChannel out) throws IOException {
        ByteBuffer buffer = services.buffers().takeSmall();
        StringBuilder line = new StringBuilder(128);
        StringBuilder lines = new StringBuilder(ENCODED_AT_ONCE + 128);
        // A charset with shifts, such as ISO-2022-KR, begins anew in each line.
        int atOnce = services.charset().isUtf8() ? ENCODED_AT_ONCE : 1;
        try {
            FileEntry entry = next(listing);
            while (entry != null) {
                line.setLength(0);
                format.append(entry, line);
                lines.append(line).append("\r\n");
                entry = next(listing);
                if (lines.length() >= atOnce || entry == null) {
                    put(services.charset().encode(lines.toString()), buffer, out);
                    lines.setLength(0);
                }
            }
            Download.write(out, buffer.flip(), progress);
        } finally {
            services.buffers().giveBack(buffer);
        }
    }

    private void put(byte[] bytes, ByteBuffer buffer, ByteChannel out) throws IOException {
        int done = 0;
        while (done < bytes.length) {
            if (!buffer.hasRemaining()) {
                Download.write(out, buffer.flip(), progress);
                buffer.clear();
            }
            int part = Math.min(bytes.length - done, buffer.remaining());
            buffer.put(bytes, done, part);
            done += part;
        }
    }

    private static @Nullable FileEntry next(FileAccess.Listing listing) throws IOException {
        try {
            return listing.next();
        } catch (IOException e) {
            throw new FileFailure(e);
        }
    }
}
