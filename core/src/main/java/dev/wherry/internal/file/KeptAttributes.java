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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mode and the owners of a file that is replaced, for the one that replaces it. */
abstract sealed class KeptAttributes {
    private static final Set<PosixFilePermission> OF_GROUP =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.GROUP_EXECUTE);

    final Dir dir;
    final Path replaced;
    private final Set<PosixFilePermission> permissions;

    private KeptAttributes(Dir dir, Path replaced, Set<PosixFilePermission> permissions) {
        this.dir = dir;
        this.replaced = replaced;
        this.permissions = permissions;
    }

    /** Reads what is to be kept; null if there is no file, or if it has no such attributes. */
    static @Nullable KeptAttributes of(Place place) throws IOException {
        if (place.found() == null || !place.mount().hasView("posix")) {
            return null;
        }
        Dir dir = place.dir();
        Path name = place.requireName();
        if (place.found() instanceof LinuxAttributes found) {
            return new Found(dir, name, found);
        }
        PosixFileAttributeView view = dir.view(name, PosixFileAttributeView.class);
        boolean hasUnix = place.mount().hasView("unix");
        return view == null ? null : new Asked(dir, name, view.readAttributes(), hasUnix);
    }

    /** What to create the new file with, so that nobody opens it who could not open the old one. */
    final FileAttribute<?>[] forCreation() {
        return dir.isPinned()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0]; // others may not know the attribute
    }

    /** Gives them to the new file, as far as the server may. */
    final void giveTo(Path created) {
        if (isAlike(created)) {
            return;
        }
        Set<PosixFilePermission> given = new HashSet<>(permissions);
        try {
            PosixFileAttributes owned = owned();
            attempt(() -> view(created).setGroup(owned.group()));
            attempt(() -> view(created).setOwner(owned.owner()));
        } catch (IOException | RuntimeException _) {
            given.removeAll(OF_GROUP); // which group could open it is not known any more
        }
        attempt(() -> view(created).setPermissions(given)); // the umask took some
    }

    /** Tells whether the new file has them: then three calls and the user database are spared. */
    private boolean isAlike(Path created) {
        try {
            return areThoseOf(created);
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }

    abstract boolean areThoseOf(Path created) throws IOException;

    /** Returns the owners, in the terms in which the JDK gives them. */
    abstract PosixFileAttributes owned() throws IOException;

    final PosixFileAttributeView view(Path name) throws IOException {
        PosixFileAttributeView view = dir.view(name, PosixFileAttributeView.class);
        if (view == null) {
            throw new UnsupportedOperationException("no permission bits");
        }
        return view;
    }

    private static void attempt(FileAction change) {
        try {
            change.run();
        } catch (IOException | RuntimeException _) {
            // not permitted or not known: the new file is as the server makes its files
        }
    }

    /** Those that the walk found by a call of Linux. As a rule the new file has the same. */
    private static final class Found extends KeptAttributes {
        private final LinuxAttributes found;

        Found(Dir dir, Path replaced, LinuxAttributes found) {
            super(dir, replaced, Modes.permissions(found.mode()));
            this.found = found;
        }

        @Override
        boolean areThoseOf(Path created) throws IOException {
            return dir.find(created) instanceof LinuxAttributes now && now.isGuardedLike(found);
        }

        /** The JDK is asked now, if the file is still the one that was found. */
        @Override
        PosixFileAttributes owned() throws IOException {
            PosixFileAttributes now = view(replaced).readAttributes();
            if (!FileKeys.areSame(found.fileKey(), now.fileKey())) {
                throw new IOException("another file by now");
            }
            return now;
        }
    }

    /** Those that the JDK was asked for. */
    private static final class Asked extends KeptAttributes {
        private static final String OWNERS_AND_MODE = "unix:uid,gid,mode";

        private final PosixFileAttributes kept;
        private final boolean hasUnix;

        Asked(Dir dir, Path replaced, PosixFileAttributes kept, boolean hasUnix) {
            super(dir, replaced, kept.permissions());
            this.kept = kept;
            this.hasUnix = hasUnix;
        }

        @Override
        boolean areThoseOf(Path created) throws IOException {
            return hasUnix && unix(replaced).equals(unix(created));
        }

        /** By path, as that is cheap. */
        private Object unix(Path name) throws IOException {
            return Files.readAttributes(dir.path().resolve(name), OWNERS_AND_MODE, NOFOLLOW_LINKS);
        }

        @Override
        PosixFileAttributes owned() {
            return kept;
        }
    }
}
