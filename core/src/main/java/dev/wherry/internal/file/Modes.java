package dev.wherry.internal.file;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Permission bits, as a number and as Java has them, and how they are set. */
final class Modes {
    private static final int SPECIAL_BITS = 07000; // set-uid, set-gid, sticky
    private static final int WRITABLE_BY_OTHERS = 022;
    private static final int SUPERUSER = 0;

    private Modes() {}

    static int of(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (PosixFilePermission permission : permissions) {
            mode |= bit(permission);
        }
        return mode;
    }

    static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode & bit(permission)) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }

    /** Sets the bits of a file or directory; to be called in a file call. */
    static void set(Tree tree, Place place, int mode) throws IOException {
        PosixFileAttributeView view =
                place.mount().hasView("posix")
                        ? place.dir().view(place.name(), PosixFileAttributeView.class)
                        : null;
        if (view == null) {
            throw new UnsupportedOperationException("no permission bits");
        }
        if ((mode & SPECIAL_BITS) == 0) {
            view.setPermissions(permissions(mode));
        } else {
            setSpecial(tree, place, mode);
        }
    }

    /**
     * Java sets these bits by path only, and through links: so nobody must be able to plant one.
     */
    private static void setSpecial(Tree tree, Place place, int mode) throws IOException {
        if (!place.mount().hasView("unix")) {
            throw new UnsupportedOperationException("no special bits");
        }
        VirtualPath directory = place.path();
        while (!directory.equals(place.mount().place())) {
            directory = directory.parent();
            requireOurs(tree.entry(directory));
        }
        Files.setAttribute(place.diskPath(), "unix:mode", mode);
    }

    private static void requireOurs(FileEntry directory) throws IOException {
        boolean ours = directory.uid() == SUPERUSER || directory.uid() == ownUid();
        if (!ours || (directory.mode() & WRITABLE_BY_OTHERS) != 0) {
            throw new FtpReplyException(
                    ReplyCode.FILE_UNAVAILABLE,
                    "Special permission bits are not set where others may change the path.");
        }
    }

    private static int ownUid() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    private static int bit(PosixFilePermission permission) {
        return switch (permission) {
            case OWNER_READ -> 0400;
            case OWNER_WRITE -> 0200;
            case OWNER_EXECUTE -> 0100;
            case GROUP_READ -> 040;
            case GROUP_WRITE -> 020;
            case GROUP_EXECUTE -> 010;
            case OTHERS_READ -> 04;
            case OTHERS_WRITE -> 02;
            case OTHERS_EXECUTE -> 01;
        };
    }
}
