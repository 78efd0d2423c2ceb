package dev.wherry.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one file or directory: all that a listing shows. Immutable.
 *
 * @param name the name in its directory; empty for the root of a tree
 * @param kind what it is
 * @param size the size in bytes, 0 or more
 * @param modified when the content changed last
 * @param created when it was made, or null where the file system does not tell
 * @param mode the permission bits, 0 to 07777, or {@link #UNKNOWN} where the file system has none
 * @param links the number of hard links, at least 1
 * @param uid the numeric owner, or {@link #UNKNOWN}
 * @param gid the numeric group, or {@link #UNKNOWN}
 * @param owner the owner's name, or its number as text, or {@code owner} where the file system has
 *     none
 * @param group the group's name, or its number as text, or {@code group} where the file system has
 *     none
 * @param key tells this file from all others of the same file system, or null where it does not
 *     tell; never shown to clients as it is
 * @param target what a symbolic link points to, as the client may see it, or null for anything else
 * @since 1.0
 */
public record FileEntry(
        String name,
        Kind kind,
        long size,
        Instant modified,
        @Nullable Instant created,
        int mode,
        int links,
        int uid,
        int gid,
        String owner,
        String group,
        @Nullable Object key,
        @Nullable String target) {
    /** Stands for a number that the file system does not tell. */
    public static final int UNKNOWN = -1;

    /** What an entry is. */
    public enum Kind {
        /** A regular file. */
        FILE,
        /** A directory. */
        DIRECTORY,
        /** A symbolic link that was not followed. */
        LINK,
        /** A device, a pipe, a socket: listed, but never opened. */
        OTHER
    }

    /**
     * Tells whether this is a directory.
     *
     * @return whether the kind is {@link Kind#DIRECTORY}
     */
    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    /**
     * Tells whether this is a regular file.
     *
     * @return whether the kind is {@link Kind#FILE}
     */
    public boolean isFile() {
        return kind == Kind.FILE;
    }
}
