package dev.wherry.internal.file;

import dev.wherry.file.FileTree;
import dev.wherry.file.VirtualPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The mounts of a tree, the root's among them, and the directories that lead to them. */
final class MountTable {
    private final List<Mount> deepestFirst;

    private MountTable(List<Mount> deepestFirst) {
        this.deepestFirst = deepestFirst;
    }

    static MountTable of(FileTree tree) {
        List<Mount> mounts = new ArrayList<>();
        mounts.add(new Mount(VirtualPath.ROOT, tree.root(), tree.isReadOnly()));
        for (VirtualPath place : tree.mountPoints()) {
            FileTree mounted = tree.mountAt(place);
            mounts.add(new Mount(place, mounted.root(), mounted.isReadOnly()));
        }
        mounts.sort(Comparator.comparingInt((Mount m) -> m.place().segments().size()).reversed());
        return new MountTable(List.copyOf(mounts));
    }

    List<Mount> all() {
        return deepestFirst;
    }

    /** Returns the mount that a path lies in: the one with the longest prefix. */
    Mount holding(VirtualPath path) {
        for (Mount mount : deepestFirst) {
            if (path.startsWith(mount.place())) {
                return mount;
            }
        }
        throw new AssertionError("every path starts with the root");
    }

    /** Tells whether a path is a mount point or the way to one: such a directory stays. */
    boolean isFixed(VirtualPath path) {
        for (Mount mount : deepestFirst) {
            if (mount.place().startsWith(path)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the names in a directory that are mount points or lead to them. */
    SortedSet<String> namesIn(VirtualPath directory) {
        SortedSet<String> names = new TreeSet<>();
        int depth = directory.segments().size();
        for (Mount mount : deepestFirst) {
            VirtualPath place = mount.place();
            if (place.segments().size() > depth && place.startsWith(directory)) {
                names.add(place.segments().get(depth));
            }
        }
        return names;
    }
}
