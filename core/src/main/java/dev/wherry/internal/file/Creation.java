package dev.wherry.internal.file;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes directories and symbolic links; its methods are called in file calls.
 *
 * <p>Java makes both by path only, even where all else goes relative to an open directory. So they
 * are made under a hidden name in the root of the mount, whose path is trusted, and moved from
 * there into the directory that the walk opened.
 */
final class Creation {
    private static final int SET_GID = 02000;

    private final Tree tree;

    Creation(Tree tree) {
        this.tree = tree;
    }

    void makeDirectory(VirtualPath path) throws IOException {
        try (Place place = reachVacant(path)) {
            make(place, Files::createDirectory);
        }
    }

    void makeLink(VirtualPath path, VirtualPath target) throws IOException {
        try (Place place = reachVacant(path)) {
            Path text = relativeTarget(place, target);
            make(place, link -> Files.createSymbolicLink(link, text));
        }
    }

    private Place reachVacant(VirtualPath path) throws IOException {
        if (path.isRoot()) { // which has no name that could be refused
            throw new FileAlreadyExistsException(path.toString());
        }
        tree.mounts().holding(path).names().requireAllowed(path.name());
        Place place = tree.walker().reach(path);
        try {
            if (place.found() != null || place.isFixed()) {
                throw new FileAlreadyExistsException(path.toString());
            }
            place.requireWritable();
            return place;
        } catch (IOException e) {
            place.close();
            throw e;
        }
    }

    /** Returns the words from the directory of the link to the target, both without links. */
    private Path relativeTarget(Place link, VirtualPath target) throws IOException {
        if (tree.mounts().holding(target) != link.mount()) {
            throw new FtpReplyException(
                    ReplyCode.BAD_FILE_NAME, "A link cannot lead to another file system.");
        }
        List<String> from = link.path().parent().segments();
        List<String> to = target.segments();
        int common = 0;
        while (common < Math.min(from.size(), to.size())
                && from.get(common).equals(to.get(common))) {
            common++;
        }
        String text =
                "../".repeat(from.size() - common)
                        + String.join("/", to.subList(common, to.size()));
        return link.mount().names().parse(text.isEmpty() ? "." : text);
    }

    private static void make(Place place, Maker maker) throws IOException {
        FileFailures.change(
                place.dir().path(), ReplyCode.FILE_UNAVAILABLE, () -> makeAt(place, maker));
    }

    private static void makeAt(Place place, Maker maker) throws IOException {
        Dir directory = place.dir();
        boolean inRoot = place.path().parent().equals(place.mount().place());
        if (inRoot || !directory.isPinned()) {
            maker.make(place.diskPath());
            return;
        }
        if (!handsGroupDown(place)) {
            try (Dir root = place.mount().open()) {
                makeHidden(root, place, maker);
                return;
            } catch (AccessDeniedException | AtomicMoveNotSupportedException _) {
                // nothing may be made in the root, or the directory is on another file system
            }
        }
        makeHidden(directory, place, maker);
    }

    /** What is made in a directory with this bit has its group; a move would not hand it down. */
    private static boolean handsGroupDown(Place place) throws IOException {
        if (!place.mount().hasView("unix")) {
            return false;
        }
        try {
            Object mode = Files.getAttribute(place.dir().path(), "unix:mode");
            return ((Integer) mode & SET_GID) != 0;
        } catch (FileSystemException _) {
            return false; // it has been moved since
        }
    }

    /**
     * Makes something in a nursery and moves it from there. If the nursery's path led elsewhere,
     * because somebody swaps directories, what was made there goes at once: nothing else can have
     * its name.
     */
    private static void makeHidden(Dir nursery, Place place, Maker maker) throws IOException {
        Path hidden = place.mount().names().parse(TempName.next());
        Path path = nursery.path().resolve(hidden);
        maker.make(path);
        try {
            if (nursery.find(hidden) == null) {
                throw new NoSuchFileException(place.path().toString());
            }
            if (place.dir().find(place.requireName()) != null) { // a move would replace it
                throw new FileAlreadyExistsException(place.path().toString());
            }
            nursery.move(hidden, place.dir(), place.requireName());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** Makes something at a path on disk. */
    @FunctionalInterface
    private interface Maker {
        @Nullable Path make(Path path) throws IOException;
    }
}
