package dev.wherry.internal.data;

import dev.wherry.command.LineFormat;
import dev.wherry.file.FileAccess.Listing;
import dev.wherry.file.FileEntry;
import dev.wherry.internal.wire.ByteBuilder;
import dev.wherry.internal.wire.Utf8Format;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/**
 * Sends a listing some lines at a time, so that a directory of a million entries needs no more
 * memory than one of ten.
 */
record LineSender(DataServices services, Progress progress) {
    private static final int COPIED_AT_ONCE = 4 * 1024;

    void run(Listing listing, LineFormat format, ByteChannel out) throws IOException {
        ByteBuffer buffer = services.buffers().takeSmall();
        ByteBuilder lines = new ByteBuilder(2 * COPIED_AT_ONCE);
        try {
            while (appendNext(listing, format, lines)) {
                if (lines.size() >= COPIED_AT_ONCE) {
                    put(lines, buffer, out);
                }
            }
            put(lines, buffer, out);
            Download.write(out, buffer.flip(), progress);
        } finally {
            services.buffers().giveBack(buffer);
        }
    }

    private boolean appendNext(Listing listing, LineFormat format, ByteBuilder lines)
            throws IOException {
        try {
            return (services.charset().isUtf8() && format instanceof Utf8Format utf8)
                    ? utf8.appendNext(listing, lines)
                    : encodeNext(listing, format, lines);
        } catch (IOException e) {
            throw new FileFailure(e);
        }
    }

    /** A charset with shifts, such as ISO-2022-KR, begins anew in each line. */
    private boolean encodeNext(Listing listing, LineFormat format, ByteBuilder lines)
            throws IOException {
        FileEntry entry = listing.next();
        if (entry == null) {
            return false;
        }
        StringBuilder line = new StringBuilder(128);
        format.append(entry, line);
        lines.append(services.charset().encode(line.append("\r\n").toString()));
        return true;
    }

    /** Moves the lines to what is written once it is full. */
    private void put(ByteBuilder lines, ByteBuffer buffer, ByteChannel out) throws IOException {
        ByteBuffer ready = lines.asByteBuffer();
        while (ready.remaining() > buffer.remaining()) {
            int part = buffer.remaining();
            buffer.put(buffer.position(), ready, ready.position(), part);
            ready.position(ready.position() + part);
            Download.write(out, buffer.position(0), progress);
            buffer.clear();
        }
        buffer.put(ready);
        lines.clear();
    }
}
