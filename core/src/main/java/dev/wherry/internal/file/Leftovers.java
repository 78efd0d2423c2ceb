package dev.wherry.internal.file;

import dev.wherry.file.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Removes, in the background, what servers that were killed left unfinished: files and directories
 * with a {@link TempName} whose process is gone, or that are older than a day.
 */
public final class Leftovers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Leftovers.class.getName());
    private static final Duration OLD = Duration.ofDays(1);

    /** The system tells the start of a process to a second or so. */
    private static final Duration DOUBT = Duration.ofSeconds(2);

    private final FileCalls calls;
    private final Thread thread;
    private final AtomicLong removed = new AtomicLong();
    private volatile boolean aborted;

    private Leftovers(Collection<FileTree> trees, FileCalls calls) {
        this.calls = calls;
        this.thread = Thread.ofVirtual().name("wherry-leftovers").unstarted(() -> sweep(trees));
    }

    /** Starts to sweep the trees and what is mounted in them, but for what is read-only. */
    public static Leftovers sweeping(Collection<FileTree> trees, FileCalls calls) {
        Leftovers leftovers = new Leftovers(trees, calls);
        leftovers.thread.start();
        return leftovers;
    }

    /** Returns how many files and directories were removed so far. */
    public long removed() {
        return removed.get();
    }

    /** Waits for the end of the sweep and tells whether it came in time. */
    public boolean await(Duration longest) throws InterruptedException {
        return thread.join(longest);
    }

    /** Stops soon, without waiting for it. */
    @Override
    public void close() {
        aborted = true;
    }

    private void sweep(Collection<FileTree> trees) {
        Set<Path> swept = new HashSet<>();
        for (FileTree tree : trees) {
            for (Mount mount : MountTable.of(tree).all()) {
                if (!mount.isReadOnly() && swept.add(mount.root())) {
                    sweep(mount);
                }
            }
        }
    }

    private void sweep(Mount mount) {
        Deque<Branch> pending = new ArrayDeque<>();
        pending.push(Branch.ROOT);
        while (!pending.isEmpty() && !aborted) {
            Branch branch = pending.pop();
            try {
                calls.<@Nullable Void>call(() -> {
                    FileFailures.check(() -> sweep(mount, branch, pending));
                    return null;
                });
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "a directory was not swept", e);
            }
        }
    }

    private void sweep(Mount mount, Branch branch, Deque<Branch> pending) throws IOException {
        try (Dir dir = branch.open(mount)) {
            Iterator<Path> entries = dir.entries();
            while (entries.hasNext() && !aborted) {
                Path name = entries.next().getFileName();
                BasicFileAttributes found = dir.find(name);
                if (found == null) {
                    continue;
                }
                TempName temp = TempName.parse(mount.names().toName(name));
                if (temp != null) {
                    removeAbandoned(dir, name, temp, found);
                } else if (found.isDirectory()) {
                    pending.push(new Branch(branch, name));
                }
            }
        }
    }

    private void removeAbandoned(Dir dir, Path name, TempName temp, BasicFileAttributes found)
            throws IOException {
        if (!isAbandoned(temp, found.lastModifiedTime().toInstant())) {
            return;
        }
        if (found.isDirectory()) {
            dir.deleteDirectory(name);
        } else {
            dir.deleteFile(name);
        }
        removed.incrementAndGet();
    }

    private static boolean isAbandoned(TempName temp, Instant modified) {
        if (modified.isBefore(Instant.now().minus(OLD))) {
            return true;
        }
        if (temp.isOfThisProcess()) { // or of one before it, as in a container, where all are 1
            return ProcessHandle.current()
                    .info()
                    .startInstant()
                    .filter(start -> modified.isBefore(start.minus(DOUBT)))
                    .isPresent();
        }
        return temp.isOfThisMachine()
                && ProcessHandle.of(temp.pid()).filter(ProcessHandle::isAlive).isEmpty();
    }

    /** The way to a directory: its parent's and one name more, or the root's, which has none. */
    private record Branch(@Nullable Branch parent, @Nullable Path name) {
        static final Branch ROOT = new Branch(null, null);

        /** Walks all the way each time, so that few directories are open at once. */
        Dir open(Mount mount) throws IOException {
            Dir dir = mount.open();
            for (Path step : steps()) {
                try (Dir walked = dir) {
                    dir = walked.open(step);
                }
            }
            return dir;
        }

        private Deque<Path> steps() {
            Deque<Path> steps = new ArrayDeque<>();
            for (Branch at = this; at != null && at.name != null; at = at.parent) {
                steps.push(at.name);
            }
            return steps;
        }
    }
}
