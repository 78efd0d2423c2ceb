package dev.wherry.command;

import dev.wherry.file.FileEntry;

/**
 * Writes an entry of a directory as a line.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface LineFormat {
    /**
     * Appends the line of an entry, without its end.
     *
     * @param entry what is listed
     * @param line where to append
     */
    void append(FileEntry entry, StringBuilder line);
}
