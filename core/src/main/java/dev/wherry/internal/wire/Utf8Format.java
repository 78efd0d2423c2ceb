package dev.wherry.internal.wire;

import dev.wherry.command.LineFormat;
import dev.wherry.file.FileAccess.Listing;
import dev.wherry.file.FileEntry;
import java.io.IOException;

/**
 * Writes the entries of a directory as the very bytes of {@link WireText#UTF_8}, which are what
 * nearly all clients get; for any other charset, and for replies, as text.
 */
public interface Utf8Format extends LineFormat {
    /** Appends the line of an entry, without its end. */
    void append(FileEntry entry, ByteBuilder line);

    @Override
    default void append(FileEntry entry, StringBuilder line) {
        ByteBuilder bytes = new ByteBuilder(128);
        append(entry, bytes);
        line.append(bytes.asText());
    }

    /**
     * Appends the next line of a listing, or several of them, with their ends.
     *
     * @return whether there were any; false at the end of the listing
     * @throws IOException if the directory cannot be read on
     */
    default boolean appendNext(Listing listing, ByteBuilder lines) throws IOException {
        FileEntry entry = listing.next();
        if (entry == null) {
            return false;
        }
        append(entry, lines);
        lines.appendCrLf();
        return true;
    }
}
