package dev.wherry.internal.file;

import dev.wherry.file.VirtualPath;
import java.util.Set;

/**
 * A directory on disk that is being listed.
 *
 * @param tree whose it is
 * @param mount in which it lies
 * @param path where clients see it
 * @param dir how it was reached; held open
 * @param ways the names in it that lead to mounts, which hide what has them on disk
 */
record ListedDirectory(Tree tree, Mount mount, VirtualPath path, Dir dir, Set<String> ways) {
    boolean shows(String name) {
        return mount.names().isListed(name) && (ways.isEmpty() || !ways.contains(name));
    }
}
