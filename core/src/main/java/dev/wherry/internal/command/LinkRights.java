package dev.wherry.internal.command;

import dev.wherry.file.FileTree;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permissions;
import dev.wherry.user.User;
import java.util.List;

/**
 * Keeps a new link from being a way around permissions: these go by the path that a client names,
 * and behind a link each file has a second path.
 */
final class LinkRights {
    // No file has this name, so no permissions were made for it: it stands for all in a directory.
    private static final String ANY_NAME = "\u007f";
    private static final int LEVELS = 3; // an override that is not recursive reaches two down

    private LinkRights() {}

    /** Tells whether nothing can be done by the link that cannot be done without it. */
    static boolean allow(User user, VirtualPath link, VirtualPath target) {
        return permissionsHold(user.permissions(), link, target)
                && mountsHold(user.files(), link, target);
    }

    private static boolean permissionsHold(
            Permissions permissions, VirtualPath link, VirtualPath target) {
        VirtualPath below = link;
        VirtualPath real = target;
        for (int level = 0; level < LEVELS; level++) {
            if (!permissions.at(real).containsAll(permissions.at(below))) {
                return false;
            }
            below = below.resolve(ANY_NAME);
            real = real.resolve(ANY_NAME);
        }
        return permissions.overridden().stream()
                .noneMatch(place -> isBelow(place, link) || isBelow(place, target));
    }

    /** Mounts are not on disk, where the link is followed. */
    private static boolean mountsHold(FileTree tree, VirtualPath link, VirtualPath target) {
        List<VirtualPath> mounts = tree.mountPoints();
        return mounts.stream()
                .noneMatch(mount ->
                        mount.startsWith(target)
                                || link.startsWith(mount) != target.startsWith(mount));
    }

    private static boolean isBelow(VirtualPath path, VirtualPath ancestor) {
        return path.startsWith(ancestor) && !path.equals(ancestor);
    }
}
