package dev.wherry.internal.linux;

import dev.wherry.internal.wire.WireText;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/**
 * A directory that is held open to look at single names in it, whatever becomes of its path. For
 * one thread at a time.
 */
public final class LinuxLookup implements Closeable {
    private final FileKey key;
    private final FileStatus status;
    private int descriptor; // -1 once it is closed
    private @Nullable LinuxAttributes found;

    private LinuxLookup(int descriptor, FileKey key, FileStatus status) {
        this.descriptor = descriptor;
        this.key = key;
        this.status = status;
    }

    /** What a look at a name has told. */
    public enum Answer {
        /** There is what {@link #found} describes. */
        THERE,
        /** Nothing has the name. */
        NOT_THERE,
        /** The system refuses to tell, for a reason that the JDK will tell. */
        UNKNOWN
    }

    /**
     * Opens the directory that a path leads to just now, if that is the one wanted. Nothing but a
     * directory is opened, be it a pipe by now.
     *
     * @param path whose bytes are those of {@link WireText#UTF_8}
     * @param key the text of the JDK's key of a directory that is open: no other one can have it
     * @return null if it cannot be opened or is another one, or if native calls cannot be made
     */
    public static @Nullable LinuxLookup open(String path, String key) {
        if (!NativeAccess.IS_THERE) {
            return null;
        }
        int descriptor = LibC.openDirectory(path);
        if (descriptor < 0) {
            return null;
        }
        FileStatus status = FileStatus.take();
        if (status.readOpened(descriptor)) {
            FileKey opened = status.fileKey();
            if (opened.toString().equals(key)) {
                return new LinuxLookup(descriptor, opened, status);
            }
        }
        status.giveBack();
        LibC.close(descriptor);
        return null;
    }

    /** Returns what tells this directory from all others. */
    public FileKey key() {
        return key;
    }

    /** Looks at what has a name, without following a link. */
    public Answer look(String name) {
        found = null;
        if (descriptor < 0) {
            return Answer.UNKNOWN;
        }
        int errno = status.find(descriptor, WireText.UTF_8.encode(name));
        if (errno == 0) {
            found = status.attributes();
            return Answer.THERE;
        }
        return errno == LibC.ENOENT ? Answer.NOT_THERE : Answer.UNKNOWN;
    }

    /** Returns what the last look has found, or null if that was nothing. */
    public @Nullable LinuxAttributes found() {
        return found;
    }

    @Override
    public void close() {
        if (descriptor >= 0) { // afterwards the number may be that of another file
            LibC.close(descriptor);
            descriptor = -1;
            status.giveBack();
        }
    }
}
