package dev.wherry.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The tree of files that a user sees: a directory of any {@link java.nio.file} provider as its
 * root, and perhaps more directories mounted into it.
 *
 * <pre>{@code
 * FileTree.of(Path.of("/srv/ftp/alice"))
 *         .mount("/music", FileTree.of(Path.of("/media/music")).readOnly());
 * }</pre>
 *
 * <p>Only a description: nothing is opened until a user logs in. Immutable and safe for use by many
 * threads.
 *
 * @since 1.0
 */
public final class FileTree {
    private final Path root;
    private final boolean readOnly;
    private final VirtualPath start;
    private final Map<VirtualPath, FileTree> mounts;

    private FileTree(
            Path root, boolean readOnly, VirtualPath start, Map<VirtualPath, FileTree> mounts) {
        this.root = root;
        this.readOnly = readOnly;
        this.start = start;
        this.mounts = mounts;
    }

    /**
     * Makes a tree of one directory.
     *
     * @param root a directory of the default file system or of any other provider, such as an
     *     in-memory or a ZIP file system
     * @return a tree that can be written to, which starts at {@code /} and has no mounts
     */
    public static FileTree of(Path root) {
        return new FileTree(root.toAbsolutePath().normalize(), false, VirtualPath.ROOT, Map.of());
    }

    /**
     * Returns this tree with nothing in it to be changed, whatever a user's permissions say.
     *
     * @return a tree that refuses each change
     */
    public FileTree readOnly() {
        return new FileTree(root, true, start, mounts);
    }

    /**
     * Returns this tree with another directory after login.
     *
     * @param directory a path in this tree, {@code /} unless set
     * @return a tree that starts there
     */
    public FileTree startingAt(String directory) {
        return new FileTree(root, readOnly, VirtualPath.of(directory), mounts);
    }

    /**
     * Returns this tree with another one mounted in it. A mount hides what the root has at that
     * place and shows up in the listing of its parent directory.
     *
     * @param place where, below {@code /}
     * @param tree what is seen there; its own mounts come along, its start does not count
     * @return a tree with one mount more
     * @throws IllegalArgumentException if {@code place} is the root, or something is mounted there
     *     already
     */
    public FileTree mount(String place, FileTree tree) {
        Objects.requireNonNull(tree, "tree");
        VirtualPath at = VirtualPath.of(place);
        if (at.isRoot()) {
            throw new IllegalArgumentException("a mount needs a place below /");
        }
        if (mounts.containsKey(at)) {
            throw new IllegalArgumentException("something is mounted at " + at + " already");
        }
        Map<VirtualPath, FileTree> more = new TreeMap<>(mounts);
        tree.mounts.forEach(
                (below, inner) -> more.put(at.resolve(below.toString().substring(1)), inner));
        more.put(at, new FileTree(tree.root, tree.readOnly, VirtualPath.ROOT, Map.of()));
        return new FileTree(root, readOnly, start, Map.copyOf(more));
    }

    /**
     * Returns the directory at {@code /}.
     *
     * @return an absolute path
     */
    public Path root() {
        return root;
    }

    /**
     * Tells whether the root refuses changes; mounts have their own word.
     *
     * @return whether it is read-only
     */
    public boolean isReadOnly() {
        return readOnly;
    }

    /**
     * Returns the directory after login.
     *
     * @return {@code /} unless set
     */
    public VirtualPath start() {
        return start;
    }

    /**
     * Returns the places where other trees are mounted.
     *
     * @return an unmodifiable list, sorted; the trees behind them are {@link #mountAt}
     */
    public List<VirtualPath> mountPoints() {
        return mounts.keySet().stream().sorted().toList();
    }

    /**
     * Returns the tree at a mount point.
     *
     * @param place one of {@link #mountPoints}
     * @return the tree, without mounts of its own
     * @throws IllegalArgumentException if nothing is mounted there
     */
    public FileTree mountAt(VirtualPath place) {
        FileTree tree = mounts.get(place);
        if (tree == null) {
            throw new IllegalArgumentException("nothing is mounted at " + place);
        }
        return tree;
    }

    @Override
    public String toString() {
        return root
                + (readOnly ? " (read-only)" : "")
                + (mounts.isEmpty() ? "" : " with mounts " + mountPoints());
    }
}
