package dev.wherry.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.wherry.internal.wire.WireText;
import java.io.Closeable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory that is held open, and what is asked relative to it: nobody who moves it, or puts a
 * link in its place, changes what is answered. Names are read by one thread at a time; any may look
 * at files until it is closed.
 */
public final class LinuxDirectory implements Closeable {
    // struct statfs, which has 120 bytes. The type has four bytes, or eight of which only four are
    // used; where these come last, no type is known.
    private static final int STATFS_BYTES = 256;
    private static final int TYPE_AT = 0;

    /** The numbers of ext2 to ext4, XFS, Btrfs and tmpfs (linux/magic.h). */
    private static final Set<Integer> LOCAL_TYPES =
            Set.of(0xEF53, 0x58465342, 0x9123683E, 0x01021994);

    private final String path;
    private int descriptor; // -1 once it is closed

    private LinuxDirectory(String path, int descriptor) {
        this.path = path;
        this.descriptor = descriptor;
    }

    /**
     * Opens the directory that a path leads to just now, through links too: the caller looks at its
     * {@link #state} before anything else. Nothing but a directory is opened, be it a pipe by now.
     *
     * @param path whose bytes are those of {@link WireText#UTF_8}
     * @return null if it cannot be opened, or if native calls cannot be made
     */
    public static @Nullable LinuxDirectory open(String path) {
        if (!NativeAccess.IS_THERE) {
            return null;
        }
        int descriptor = LibC.openDirectory(path);
        return descriptor < 0 ? null : new LinuxDirectory(path, descriptor);
    }

    /** Returns what tells it from all other directories and from itself, or null if it cannot. */
    public @Nullable DirectoryState state() {
        FileStatus status = FileStatus.take();
        try {
            return status.readOpened(descriptor) ? status.directoryState() : null;
        } finally {
            status.giveBack();
        }
    }

    /**
     * Tells whether each change of names in here shows in {@link #state} before the call that makes
     * it has ended, whoever makes it, if only the clock of the kernel has gone on since. Asks the
     * file system for its type; most are left out, those over a network and over others for a
     * reason.
     */
    public boolean showsEachChange() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(STATFS_BYTES, Long.BYTES);
            return LibC.fstatfs(descriptor, status)
                    && LOCAL_TYPES.contains(status.get(JAVA_INT, TYPE_AT));
        }
    }

    /** Returns a path that leads to this very directory, in this process, while it is open. */
    String ownPath() {
        return "/proc/self/fd/" + descriptor;
    }

    /**
     * Reads the next names, in the order of the file system.
     *
     * @return whether there were any; false at the end
     * @throws FileSystemException if the directory cannot be read on
     */
    public boolean read(NameBlock block) throws FileSystemException {
        do {
            int size = LibC.getdents64(descriptor, block.room(), block.callState());
            if (size == 0 || size == -LibC.ENOENT) { // the latter if it has been deleted
                return false;
            }
            if (size < 0) {
                throw new FileSystemException(path, null, "getdents64: errno " + -size);
            }
            block.accept(size);
        } while (block.count() == 0);
        return true;
    }

    /** Looks at one of the names that were read; tells whether there is something and it could. */
    public boolean look(NameBlock block, int index, FileStatus status) {
        return status.read(descriptor, block.nativeName(index));
    }

    /** Returns where a link points to, or null if there is none any more or it cannot be read. */
    public @Nullable String linkTarget(NameBlock block, int index, FileStatus status) {
        return status.readTarget(descriptor, block.nativeName(index));
    }

    @Override
    public void close() {
        if (descriptor >= 0) { // afterwards the number may be that of another file
            LibC.close(descriptor);
            descriptor = -1;
        }
    }
}
