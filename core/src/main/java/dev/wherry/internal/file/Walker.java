package dev.wherry.internal.file;

import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks from a root to a path, name by name, without following links. Where it meets one, it reads
 * what the link says and, if that is a place in the tree, starts anew and walks there: so a link
 * can never lead to what a plain path could not. No other code follows links.
 */
final class Walker {
    private static final int MOST_LINKS = 40; // as Linux

    private final MountTable mounts;
    private final LinkTargets targets;
    private final KeptDirs kept;

    Walker(MountTable mounts, LinkTargets targets, KeptDirs kept) {
        this.mounts = mounts;
        this.targets = targets;
        this.kept = kept;
    }

    /** Walks to what a path leads to in the end. */
    Place follow(VirtualPath path) throws IOException {
        return walk(path, true);
    }

    /** Walks to a path, even if it is a link. */
    Place reach(VirtualPath path) throws IOException {
        return walk(path, false);
    }

    private Place walk(VirtualPath path, boolean followLast) throws IOException {
        VirtualPath wanted = path;
        for (int links = 0; links <= MOST_LINKS; links++) {
            Descent descent = new Descent(wanted, followLast);
            Place place = descent.run();
            if (place != null) {
                return place;
            }
            wanted = descent.afterLink();
        }
        throw new NoSuchFileException(path.toString());
    }

    /** One way down: to the path wanted, or to the first link. */
    private final class Descent {
        private final VirtualPath wanted;
        private final boolean followLast;
        private final Mount mount;
        private @Nullable VirtualPath afterLink;

        Descent(VirtualPath wanted, boolean followLast) {
            this.wanted = wanted;
            this.followLast = followLast;
            this.mount = mounts.holding(wanted);
        }

        /** Returns where it arrived, or null if a link leads somewhere else. */
        @Nullable Place run() throws IOException {
            int depth = mount.place().segments().size();
            List<String> names = wanted.segments().subList(depth, wanted.segments().size());
            return names.isEmpty() ? Place.root(mount) : descend(names);
        }

        /** Returns where to walk instead. */
        VirtualPath afterLink() throws NoSuchFileException {
            if (afterLink == null) {
                throw notFound();
            }
            return afterLink;
        }

        private @Nullable Place descend(List<String> names) throws IOException {
            Dir dir = mount.enter(kept);
            VirtualPath at = mount.place();
            try {
                for (int i = 0; ; i++) {
                    VirtualPath here = at.resolve(names.get(i));
                    Path name = mount.names().toPath(names.get(i));
                    BasicFileAttributes found = dir.find(name);
                    boolean last = i == names.size() - 1;
                    boolean fixed = mounts.isFixed(here);
                    if (isLink(found) && !fixed && (followLast || !last)) {
                        afterLink = target(dir, name, at, names.subList(i + 1, names.size()));
                        dir.close();
                        return null;
                    }
                    if (last) {
                        return Place.in(dir, name, found, here, mount, fixed);
                    }
                    if (found == null || !found.isDirectory()) {
                        dir.close();
                        return onWayToMount(fixed);
                    }
                    Dir next = dir.enter(name, found, kept);
                    dir.close();
                    dir = next;
                    at = here;
                }
            } catch (IOException | RuntimeException e) {
                dir.discard(); // the next walk opens it anew
                throw e;
            }
        }

        private VirtualPath target(Dir dir, Path name, VirtualPath directory, List<String> rest)
                throws IOException {
            VirtualPath target;
            try {
                Path text = Files.readSymbolicLink(dir.path().resolve(name));
                target = targets.resolve(mount, directory, text);
            } catch (NotLinkException _) {
                throw notFound(); // no longer one
            }
            if (target == null) {
                throw notFound(); // leads out: answered as if there were nothing
            }
            for (String segment : rest) {
                target = target.resolve(segment);
            }
            return target;
        }

        private Place onWayToMount(boolean fixed) throws NoSuchFileException {
            if (fixed && mounts.isFixed(wanted)) {
                return Place.wayToMount(wanted, mount);
            }
            throw notFound();
        }

        private NoSuchFileException notFound() {
            return new NoSuchFileException(wanted.toString());
        }

        private static boolean isLink(@Nullable BasicFileAttributes found) {
            return found != null && found.isSymbolicLink();
        }
    }
}
