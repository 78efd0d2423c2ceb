package dev.wherry.internal.file;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Deletes, renames and re-attributes what is there; its methods are called in file calls. */
final class Changes {
    private static final ReplyCode REFUSED = ReplyCode.FILE_UNAVAILABLE;
    private static final ReplyCode BAD_TARGET = ReplyCode.BAD_FILE_NAME;

    private final Tree tree;

    Changes(Tree tree) {
        this.tree = tree;
    }

    void delete(VirtualPath path) throws IOException {
        try (Place place = tree.walker().reach(path)) {
            if (place.isDirectory()) {
                throw new FtpReplyException(REFUSED, "That is a directory.");
            }
            requireRemovable(place);
            Dir dir = place.dir();
            Path name = place.requireName();
            FileFailures.change(dir.path(), REFUSED, () -> dir.deleteFile(name));
        }
    }

    void deleteDirectory(VirtualPath path) throws IOException {
        try (Place place = tree.walker().reach(path)) {
            requireRemovable(place);
            if (!place.isDirectory()) {
                throw new NotDirectoryException(path.toString());
            }
            Dir dir = place.dir();
            Path name = place.requireName();
            FileFailures.change(dir.path(), REFUSED, () -> dir.deleteDirectory(name));
        }
    }

    void rename(VirtualPath from, VirtualPath to) throws IOException {
        try (Place source = tree.walker().reach(from)) {
            requireRemovable(source);
            tree.mounts().holding(to).names().requireAllowed(to.name());
            try (Place target = tree.walker().reach(to)) {
                rename(source, target);
            }
        }
    }

    FileEntry setTimes(VirtualPath path, @Nullable Instant modified, @Nullable Instant created)
            throws IOException {
        try (Place place = reachToAttribute(path)) {
            BasicFileAttributeView view =
                    place.dir().view(place.name(), BasicFileAttributeView.class);
            if (view == null) {
                throw new UnsupportedOperationException("no times");
            }
            FileFailures.change(
                    place.dir().path(),
                    REFUSED,
                    () -> view.setTimes(fileTime(modified), null, fileTime(created)));
        }
        try (Place place = tree.walker().follow(path)) {
            return tree.reader().read(place, path.name());
        }
    }

    void setMode(VirtualPath path, int mode) throws IOException {
        try (Place place = reachToAttribute(path)) {
            FileFailures.change(place.dir().path(), REFUSED, () -> Modes.set(tree, place, mode));
        }
    }

    private static void rename(Place source, Place target) throws IOException {
        target.requireMovable(BAD_TARGET);
        if (source.mount() != target.mount()) {
            throw new FtpReplyException(BAD_TARGET, "That lies on another file system.");
        }
        if (source.path().equals(target.path())) {
            return;
        }
        boolean intoItself = source.isDirectory() && target.path().startsWith(source.path());
        if (intoItself || (isInTheWay(source, target) && !isSame(source, target))) {
            throw new FtpReplyException(BAD_TARGET, "A directory is in the way.");
        }
        Dir dir = source.dir();
        Path name = source.requireName();
        Path newName = target.requireName();
        FileFailures.change(dir.path(), BAD_TARGET, () -> dir.move(name, target.dir(), newName));
    }

    /** A file replaces a file; a directory neither replaces anything nor is replaced. */
    private static boolean isInTheWay(Place source, Place target) {
        return target.isDirectory() || (source.isDirectory() && target.found() != null);
    }

    /** Two spellings of one name, where capitals do not matter. */
    private static boolean isSame(Place source, Place target) throws IOException {
        BasicFileAttributes one = source.requireFound();
        BasicFileAttributes other = target.requireFound();
        if (one.isSymbolicLink() || other.isSymbolicLink()) {
            return false;
        }
        return one.fileKey() != null
                ? FileKeys.areSame(one.fileKey(), other.fileKey())
                : Files.isSameFile(source.diskPath(), target.diskPath());
    }

    private static void requireRemovable(Place place) throws IOException {
        place.requireMovable(REFUSED);
        place.requireFound();
        place.requireWritable();
    }

    private Place reachToAttribute(VirtualPath path) throws IOException {
        Place place = tree.walker().follow(path);
        try {
            BasicFileAttributes found = place.requireFound();
            if (!found.isRegularFile() && !found.isDirectory()) {
                throw FileFailures.notRegularFile();
            }
            place.requireWritable();
            return place;
        } catch (IOException e) {
            place.close();
            throw e;
        }
    }

    private static @Nullable FileTime fileTime(@Nullable Instant time) {
        return time == null ? null : FileTime.from(time);
    }
}
