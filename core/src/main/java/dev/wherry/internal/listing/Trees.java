package dev.wherry.internal.listing;

import dev.wherry.file.FileTree;
import dev.wherry.file.VirtualPath;
import java.util.List;

/** Which of the trees that a user sees in one covers a path: the root's, or that of a mount. */
final class Trees {
    private final FileTree root;
    private final List<VirtualPath> mounts;

    Trees(FileTree root) {
        this.root = root;
        this.mounts = root.mountPoints();
    }

    FileTree at(VirtualPath path) {
        for (VirtualPath place = path; !place.isRoot(); place = place.parent()) {
            if (mounts.contains(place)) {
                return root.mountAt(place);
            }
        }
        return root;
    }

    boolean isMount(VirtualPath path) {
        return mounts.contains(path);
    }

    /** Tells whether something is mounted directly in a directory. */
    boolean holdsMounts(VirtualPath directory) {
        return mounts.stream().anyMatch(mount -> mount.parent().equals(directory));
    }
}
