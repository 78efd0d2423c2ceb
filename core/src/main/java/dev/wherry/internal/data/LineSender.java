package dev.wherry.internal.data;

import dev.wherry.command.LineFormat;
import dev.wherry.file.FileAccess;
import dev.wherry.file.FileEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/**
 * Sends a listing line by line, so that a directory of a million entries needs no more memory than
 * one of ten.
 */
record LineSender(DataServices services, Progress progress) {
    void run(FileAccess.Listing listing, LineFormat format, ByteChannel out) throws IOException {
        ByteBuffer buffer = services.buffers().takeSmall();
        StringBuilder line = new StringBuilder(128);
        try {
            FileEntry entry = next(listing);
            while (entry != null) {
                line.setLength(0);
                format.append(entry, line);
                byte[] bytes = services.charset().encode(line.append("\r\n").toString());
                if (bytes.length > buffer.remaining()) {
                    Download.write(out, buffer.flip(), progress);
                    buffer.clear();
                }
                buffer.put(bytes);
                entry = next(listing);
            }
            Download.write(out, buffer.flip(), progress);
        } finally {
            services.buffers().giveBack(buffer);
        }
    }

    private static @org.jspecify.annotations.Nullable FileEntry next(FileAccess.Listing listing)
            throws IOException {
        try {
            return listing.next();
        } catch (IOException e) {
            throw new FileFailure(e);
        }
    }
}
