package dev.wherry.internal.linux;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * What the JDK's own attributes tell of a file, link or directory, and its mode and its owners.
 * Immutable.
 */
public final class LinuxAttributes implements BasicFileAttributes {
    private static final int TYPE_BITS = 0170000; // inode(7)
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;

    private final int mode;
    private final int uid;
    private final int gid;
    private final long size;
    private final FileKey key;
    private final Time accessed;
    private final Time modified;
    private final Time created;

    LinuxAttributes(
            int mode,
            int uid,
            int gid,
            long size,
            FileKey key,
            Time accessed,
            Time modified,
            Time created) {
        this.mode = mode;
        this.uid = uid;
        this.gid = gid;
        this.size = size;
        this.key = key;
        this.accessed = accessed;
        this.modified = modified;
        this.created = created;
    }

    /** A time as the system tells it, of which there is hardly ever more to know. */
    record Time(long seconds, int nanos) {
        Instant instant() {
            long least = Instant.MIN.getEpochSecond();
            long most = Instant.MAX.getEpochSecond() - 1;
            return Instant.ofEpochSecond(Math.clamp(seconds, least, most), nanos);
        }

        FileTime fileTime() {
            return FileTime.from(instant());
        }
    }

    /** Returns type and permission bits (inode(7)). */
    public int mode() {
        return mode;
    }

    /** Tells whether another file has the same mode and the same owners. */
    public boolean isGuardedLike(LinuxAttributes other) {
        return mode == other.mode && uid == other.uid && gid == other.gid;
    }

    @Override
    public FileTime lastModifiedTime() {
        return modified.fileTime();
    }

    @Override
    public FileTime lastAccessTime() {
        return accessed.fileTime();
    }

    @Override
    public FileTime creationTime() {
        return created.fileTime();
    }

    @Override
    public boolean isRegularFile() {
        return is(REGULAR);
    }

    @Override
    public boolean isDirectory() {
        return is(DIRECTORY);
    }

    @Override
    public boolean isSymbolicLink() {
        return is(LINK);
    }

    @Override
    public boolean isOther() {
        return !isRegularFile() && !isDirectory() && !isSymbolicLink();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public FileKey fileKey() {
        return key;
    }

    private boolean is(int type) {
        return (mode & TYPE_BITS) == type;
    }
}
