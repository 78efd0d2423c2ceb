package dev.wherry.internal.listing;

import dev.wherry.file.FileAccess.Listing;
import dev.wherry.file.FileEntry;
import dev.wherry.internal.wire.ByteBuilder;
import dev.wherry.internal.wire.NameLines;
import dev.wherry.internal.wire.Utf8Format;
import java.io.IOException;

/** Lines of NLST: the name alone, ready to stand behind RETR (RFC 1123 §4.1.2.7). */
public final class NameFormat implements Utf8Format {
    @Override
    public void append(FileEntry entry, ByteBuilder line) {
        Columns.name(line, entry.name());
    }

    @Override
    public boolean appendNext(Listing listing, ByteBuilder lines) throws IOException {
        return (listing instanceof NameLines names && names.appendNames(lines))
                || Utf8Format.super.appendNext(listing, lines);
    }
}
