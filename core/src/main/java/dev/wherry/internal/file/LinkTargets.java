package dev.wherry.internal.file;

import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says what the target of a symbolic link means in the tree, if it means anything there. */
final class LinkTargets {
    private final MountTable mounts;

    LinkTargets(MountTable mounts) {
        this.mounts = mounts;
    }

    /**
     * Returns where a link leads, or null if it leads out of the tree. Only words are compared: no
     * file system is asked what is there, and the walk to it follows no link either.
     *
     * @param directory where the link is, in {@code mount}
     */
    @Nullable VirtualPath resolve(Mount mount, VirtualPath directory, Path target)
            throws IOException {
        Names names = mount.names();
        Path path = names.parse(names.text(target)); // as read, it may hold doubled slashes
        if (path.isAbsolute()) {
            return absolute(path.normalize());
        }
        return path.getRoot() == null ? relative(mount, directory, path) : null; // \x on Windows
    }

    /**
     * Returns the target as clients may see it: without real paths, and null if it leads out or
     * could forge a line.
     */
    @Nullable String shown(Mount mount, VirtualPath directory, Path target) throws IOException {
        VirtualPath resolved = resolve(mount, directory, target);
        if (resolved == null) {
            return null;
        }
        String separator = target.getFileSystem().getSeparator();
        String text =
                target.isAbsolute()
                        ? resolved.toString()
                        : mount.names().text(target).replace(separator, "/");
        return Names.holdsControls(text) ? null : text;
    }

    /** Climbs no higher than the mount: on disk, what is above it is not what clients see there. */
    private static @Nullable VirtualPath relative(Mount mount, VirtualPath directory, Path target) {
        VirtualPath at = directory;
        for (Path element : target) {
            String name = mount.names().toName(element);
            if (!name.equals("..")) {
                at = at.resolve(name);
            } else if (at.equals(mount.place())) {
                return null;
            } else {
                at = at.parent();
            }
        }
        return at;
    }

    /** Goes to the mount whose root is the longest prefix, as configured or as it really is. */
    private @Nullable VirtualPath absolute(Path target) {
        VirtualPath resolved = null;
        int longest = -1;
        for (Mount mount : mounts.all()) {
            for (Path root : mount.rootAndRealRoot()) {
                if (root.getNameCount() > longest && target.startsWith(root)) {
                    longest = root.getNameCount();
                    resolved = mount.toVirtual(target, root);
                }
            }
        }
        return resolved;
    }
}
