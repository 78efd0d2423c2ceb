package dev.wherry.internal.listing;

import dev.wherry.command.LineFormat;
import dev.wherry.file.FileEntry;

/** Lines of NLST: the name alone, ready to stand behind RETR (RFC 1123 §4.1.2.7). */
public final class NameFormat implements LineFormat {
    @Override
    public void append(FileEntry entry, StringBuilder line) {
        Columns.name(line, entry.name());
    }
}
