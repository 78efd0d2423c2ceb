package dev.wherry.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.wherry.internal.linux.LinuxAttributes.Time;
import dev.wherry.internal.wire.WireText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of one file at a time (statx(2)); no link is followed. For one thread, and
 * used again for each file.
 */
public final class FileStatus {
    private static final int BIRTH_TIME = 0x800; // STATX_BTIME
    private static final int MOUNT = 0x1000; // STATX_MNT_ID
    private static final int WANTED = 0x7FF | BIRTH_TIME | MOUNT; // STATX_BASIC_STATS

    private static final long ENCRYPTED = 0x800; // STATX_ATTR_ENCRYPTED
    private static final long MOUNTED = 0x2000; // STATX_ATTR_MOUNT_ROOT

    private static final MemorySegment EMPTY = Arena.global().allocate(1);

    // struct statx
    private static final int BYTES = 256;
    private static final int MASK_AT = 0;
    private static final int ATTRIBUTES_AT = 8;
    private static final int LINKS_AT = 16;
    private static final int UID_AT = 20;
    private static final int GID_AT = 24;
    private static final int MODE_AT = 28;
    private static final int INODE_AT = 32;
    private static final int SIZE_AT = 40;
    private static final int KNOWN_ATTRIBUTES_AT = 56;
    private static final int ACCESSED_AT = 64;
    private static final int BORN_AT = 80;
    private static final int CHANGED_AT = 96;
    private static final int MODIFIED_AT = 112;
    private static final int DEVICE_MAJOR_AT = 136;
    private static final int DEVICE_MINOR_AT = 140;
    private static final int MOUNT_AT = 144;
    private static final int NANOS_AT = 8; // within a time

    private static final int LONGEST_TARGET = 4096; // PATH_MAX
    private static final int LONGEST_NAME = 255; // NAME_MAX
    private static final int ENAMETOOLONG = 36;

    private static final Kept<FileStatus> KEPT = new Kept<>(FileStatus::new);

    private final MemorySegment status = Arena.ofAuto().allocate(BYTES, Long.BYTES);
    private final MemorySegment target = Arena.ofAuto().allocate(LONGEST_TARGET);
    private final MemorySegment name = Arena.ofAuto().allocate(LONGEST_NAME + 1);
    private final MemorySegment callState = Arena.ofAuto().allocate(LibC.CALL_STATE);

    // The files of a directory are on one device.
    private long lastDevice = -1;
    private String keyStart = "";

    private FileStatus() {}

    /** Returns one that tells nothing yet, to be {@linkplain #giveBack given back}. */
    public static FileStatus take() {
        return KEPT.take();
    }

    /** Takes it back; the caller must not touch it any more. */
    public void giveBack() {
        KEPT.giveBack(this);
    }

    /** Returns type and permission bits (inode(7)). */
    public int mode() {
        return Short.toUnsignedInt(status.get(JAVA_SHORT, MODE_AT));
    }

    public int links() {
        return status.get(JAVA_INT, LINKS_AT);
    }

    public int uid() {
        return status.get(JAVA_INT, UID_AT);
    }

    public int gid() {
        return status.get(JAVA_INT, GID_AT);
    }

    public long size() {
        return status.get(JAVA_LONG, SIZE_AT);
    }

    public Instant modified() {
        return time(MODIFIED_AT);
    }

    /** Returns when the file was made, or null if the file system does not tell. */
    public @Nullable Instant born() {
        return tellsBirth() ? time(BORN_AT) : null;
    }

    /** Returns the text that tells this file from all others: the one of the JDK's own keys. */
    public String key() {
        long device = device();
        if (device != lastDevice) {
            lastDevice = device;
            keyStart = FileKey.start(device);
        }
        return FileKey.text(keyStart, status.get(JAVA_LONG, INODE_AT));
    }

    /**
     * Tells whether a {@link DirectoryWatch} sees what changes a file: it has one name alone, and
     * nothing is mounted there. Of anything but a file it never sees all.
     */
    public boolean isSeenByWatch() {
        return links() == 1
                && (status.get(JAVA_LONG, KNOWN_ATTRIBUTES_AT) & MOUNTED) != 0
                && (status.get(JAVA_LONG, ATTRIBUTES_AT) & MOUNTED) == 0;
    }

    /** Returns what there is to know of a directory before and after its names are read. */
    DirectoryState directoryState() {
        boolean encrypted = (status.get(JAVA_LONG, ATTRIBUTES_AT) & ENCRYPTED) != 0;
        long mount =
                (status.get(JAVA_INT, MASK_AT) & MOUNT) == 0 ? 0 : status.get(JAVA_LONG, MOUNT_AT);
        return new DirectoryState(key(), mount, modified(), time(CHANGED_AT), encrypted);
    }

    /** Looks at a name in a directory; tells whether there is something and it could. */
    boolean read(int directory, MemorySegment name) {
        return find(directory, name) == 0;
    }

    /** Looks at what is open. */
    boolean readOpened(int descriptor) {
        return LibC.statx(descriptor, EMPTY, LibC.AT_EMPTY_PATH, WANTED, status, callState) == 0;
    }

    /** Returns where a link points to, or null if it cannot be read, or not all of it. */
    @Nullable String readTarget(int directory, MemorySegment name) {
        int length = LibC.readlinkat(directory, name, target);
        if (length < 0 || length == LONGEST_TARGET) {
            return null;
        }
        byte[] bytes = target.asSlice(0, length).toArray(JAVA_BYTE);
        return WireText.UTF_8.decode(bytes);
    }

    /** Returns what tells this file from all others. */
    FileKey fileKey() {
        return new FileKey(device(), status.get(JAVA_LONG, INODE_AT));
    }

    /** Returns what the JDK would tell, for longer than until the next look. */
    LinuxAttributes attributes() {
        Time modified = rawTime(MODIFIED_AT);
        return new LinuxAttributes(
                mode(),
                uid(),
                gid(),
                size(),
                fileKey(),
                rawTime(ACCESSED_AT),
                modified,
                tellsBirth() ? rawTime(BORN_AT) : modified);
    }

    /** Looks at a name in a directory; returns 0 if there is something, or the errno. */
    int find(int directory, byte[] wanted) {
        if (wanted.length > LONGEST_NAME) {
            return ENAMETOOLONG;
        }
        MemorySegment.copy(wanted, 0, name, JAVA_BYTE, 0, wanted.length);
        name.set(JAVA_BYTE, wanted.length, (byte) 0);
        return find(directory, name);
    }

    private int find(int directory, MemorySegment nativeName) {
        return LibC.statx(
                directory, nativeName, LibC.AT_SYMLINK_NOFOLLOW, WANTED, status, callState);
    }

    private boolean tellsBirth() {
        return (status.get(JAVA_INT, MASK_AT) & BIRTH_TIME) != 0;
    }

    private Instant time(int at) {
        return rawTime(at).instant();
    }

    private Time rawTime(int at) {
        return new Time(status.get(JAVA_LONG, at), status.get(JAVA_INT, at + NANOS_AT));
    }

    private long device() {
        return device(
                Integer.toUnsignedLong(status.get(JAVA_INT, DEVICE_MAJOR_AT)),
                Integer.toUnsignedLong(status.get(JAVA_INT, DEVICE_MINOR_AT)));
    }

    /** Puts the two numbers of a device into one as makedev(3) does. */
    private static long device(long major, long minor) {
        return (major & 0xFFFFF000L) << 32
                | (major & 0xFFFL) << 8
                | (minor & 0xFFFFFF00L) << 12
                | (minor & 0xFFL);
    }
}
