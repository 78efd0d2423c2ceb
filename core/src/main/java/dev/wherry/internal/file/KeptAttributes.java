package dev.wherry.internal.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The mode and the owners of a file that is replaced, for the one that replaces it. */
final class KeptAttributes {
    private static final String OWNERS_AND_MODE = "unix:uid,gid,mode";

    private final Mount mount;
    private final Dir dir;
    private final Path replaced;
    private final PosixFileAttributes kept;

    private KeptAttributes(Mount mount, Dir dir, Path replaced, PosixFileAttributes kept) {
        this.mount = mount;
        this.dir = dir;
        this.replaced = replaced;
        this.kept = kept;
    }

    /** Reads what is to be kept; null if there is no file, or if it has no such attributes. */
    static @Nullable KeptAttributes of(Place place) throws IOException {
        if (place.found() == null || !place.mount().hasView("posix")) {
            return null;
        }
        Dir dir = place.dir();
        Path name = place.requireName();
        PosixFileAttributeView view = dir.view(name, PosixFileAttributeView.class);
        return view == null
                ? null
                : new KeptAttributes(place.mount(), dir, name, view.readAttributes());
    }

    /** What to create the new file with, so that nobody opens it who could not open the old one. */
    FileAttribute<?>[] forCreation() {
        return dir.isPinned()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(kept.permissions())}
                : new FileAttribute<?>[0]; // others may not know the attribute
    }

    /** Gives them to the new file, as far as the server may. */
    void giveTo(Path created) {
        if (isAlike(created)) {
            return;
        }
        attempt(() -> view(created).setGroup(kept.group()));
        attempt(() -> view(created).setOwner(kept.owner()));
        attempt(() -> view(created).setPermissions(kept.permissions())); // the umask took some
    }

    private PosixFileAttributeView view(Path name) throws IOException {
        PosixFileAttributeView view = dir.view(name, PosixFileAttributeView.class);
        if (view == null) {
            throw new UnsupportedOperationException("no permission bits");
        }
        return view;
    }

    /** By path, as that is cheap: the answer only spares three calls and the user database. */
    private boolean isAlike(Path created) {
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
