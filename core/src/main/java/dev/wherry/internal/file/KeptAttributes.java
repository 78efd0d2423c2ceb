package dev.wherry.internal.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.wherry.internal.linux.LinuxAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mode and the owners of a file that is replaced, for the one that replaces it. */
final class KeptAttributes {
    private static final String OWNERS_AND_MODE = "unix:uid,gid,mode";

    private final Mount mount;
    private final Dir dir;
    private final Path replaced;
    private final Set<PosixFilePermission> permissions;

    /** What a call of Linux has told, or null. */
    private final @Nullable LinuxAttributes found;

    /** What the JDK has told, or null if it was not asked, as {@link #found} is enough so far. */
    private final @Nullable PosixFileAttributes kept;

    private KeptAttributes(
            Mount mount,
            Dir dir,
            Path replaced,
            Set<PosixFilePermission> permissions,
            @Nullable LinuxAttributes found,
            @Nullable PosixFileAttributes kept) {
        this.mount = mount;
        this.dir = dir;
        this.replaced = replaced;
        this.permissions = permissions;
        this.found = found;
        this.kept = kept;
    }

    /** Reads what is to be kept; null if there is no file, or if it has no such attributes. */
    static @Nullable KeptAttributes of(Place place) throws IOException {
        if (place.found() == null || !place.mount().hasView("posix")) {
            return null;
        }
        Mount mount = place.mount();
        Dir dir = place.dir();
        Path name = place.requireName();
        if (place.found() instanceof LinuxAttributes found) {
            return new KeptAttributes(
                    mount, dir, name, Modes.permissions(found.mode()), found, null);
        }
        PosixFileAttributeView view = dir.view(name, PosixFileAttributeView.class);
        if (view == null) {
            return null;
        }
        PosixFileAttributes kept = view.readAttributes();
        return new KeptAttributes(mount, dir, name, kept.permissions(), null, kept);
    }

    /** What to create the new file with, so that nobody opens it who could not open the old one. */
    FileAttribute<?>[] forCreation() {
        return dir.isPinned()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0]; // others may not know the attribute
    }

    /** Gives them to the new file, as far as the server may. */
    void giveTo(Path created) {
        if (isAlike(created)) {
            return;
        }
        PosixFileAttributes owned = kept != null ? kept : stillThere();
        if (owned != null) {
            attempt(() -> view(created).setGroup(owned.group()));
            attempt(() -> view(created).setOwner(owned.owner()));
        }
        attempt(() -> view(created).setPermissions(permissions)); // the umask took some
    }

    /** Asks the JDK, in whose terms owners are given; null if the file is another one by now. */
    private @Nullable PosixFileAttributes stillThere() {
        try {
            PosixFileAttributes now = view(replaced).readAttributes();
            return found != null && FileKeys.areSame(found.fileKey(), now.fileKey()) ? now : null;
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    private PosixFileAttributeView view(Path name) throws IOException {
        PosixFileAttributeView view = dir.view(name, PosixFileAttributeView.class);
        if (view == null) {
            throw new UnsupportedOperationException("no permission bits");
        }
        return view;
    }

    /**
     * Tells whether nothing has to be given, which spares three calls and the user database. It is
     * the same as a rule, and then costs one look.
     */
    private boolean isAlike(Path created) {
        return found != null ? isLikeFound(created, found) : isLikeByPath(created);
    }

    private boolean isLikeFound(Path created, LinuxAttributes former) {
        try {
            return dir.find(created) instanceof LinuxAttributes now && now.isGuardedLike(former);
        } catch (IOException _) {
            return false;
        }
    }

    /** By path, as that is cheap. */
    private boolean isLikeByPath(Path created) {
        if (!mount.hasView("unix")) {
            return false;
        }
        try {
            return unix(replaced).equals(unix(created));
        } catch (IOException _) {
            return false;
        }
    }

    private Object unix(Path name) throws IOException {
        return Files.readAttributes(dir.path().resolve(name), OWNERS_AND_MODE, NOFOLLOW_LINKS);
    }

    private static void attempt(FileAction change) {
        try {
            change.run();
        } catch (IOException | RuntimeException _) {
            // not permitted or not known: the new file is as the server makes its files
        }
    }
}
