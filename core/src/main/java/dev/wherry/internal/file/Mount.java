package dev.wherry.internal.file;

import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/** One directory of a real file system, seen at one place of the virtual tree. */
final class Mount {
    private final VirtualPath place;
    private final Path root;
    private final boolean readOnly;
    private final Names names;
    private final Set<String> views;
    private volatile boolean plain; // found out by the first one to open it

    Mount(VirtualPath place, Path root, boolean readOnly) {
        this.place = place;
        this.root = root;
        this.readOnly = readOnly || root.getFileSystem().isReadOnly();
        this.names = Names.of(root.getFileSystem());
        this.views = root.getFileSystem().supportedFileAttributeViews();
    }

    VirtualPath place() {
        return place;
    }

    /** Returns the path as configured, which may lead through links. */
    Path root() {
        return root;
    }

    /** Returns the path as configured and, if there is something, without links. */
    List<Path> rootAndRealRoot() {
        try {
            return List.of(root, root.toRealPath());
        } catch (IOException _) {
            return List.of(root);
        }
    }

    boolean isReadOnly() {
        return readOnly;
    }

    Names names() {
        return names;
    }

    /** Tells whether the file system has an attribute view, such as {@code unix}. */
    boolean hasView(String view) {
        return views.contains(view);
    }

    /** Opens the root anew each time: it may have been deleted and made again. */
    Dir open() throws IOException {
        if (plain) {
            return PlainDir.openRoot(root);
        }
        Dir dir = Dir.openRoot(root);
        plain = !dir.isPinned();
        return dir;
    }

    /** Goes to the root to walk on: perhaps to one that was kept, if its path leads there still. */
    Dir enter(KeptDirs kept) throws IOException {
        SecureDir same =
                plain
                        ? null
                        : kept.take(
                                root,
                                () ->
                                        Files.readAttributes(root, BasicFileAttributes.class)
                                                .fileKey());
        if (same != null) {
            return same;
        }
        Dir opened = open();
        return opened instanceof SecureDir secure ? secure.keptBy(kept) : opened;
    }

    /** Returns the place in the tree of a path below the real root. */
    VirtualPath toVirtual(Path real, Path realRoot) {
        VirtualPath path = place;
        for (Path name : realRoot.relativize(real)) {
            path = path.resolve(names.toName(name));
        }
        return path;
    }

    /** Returns where a path of this mount lies on disk, if no link is on the way. */
    Path toReal(VirtualPath path) throws IOException {
        Path real = root;
        for (String name :
                path.segments().subList(place.segments().size(), path.segments().size())) {
            real = real.resolve(names.toPath(name));
        }
        return real;
    }
}
