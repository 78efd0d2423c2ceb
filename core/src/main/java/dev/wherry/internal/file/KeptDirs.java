package dev.wherry.internal.file;

import dev.wherry.internal.linux.FileKey;
import dev.wherry.internal.linux.LinuxLookup;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Directories that were walked through a moment ago, still open for the next walk: to open one
 * takes nine calls of the system, to look whether it still has its name takes one.
 *
 * <p>Who takes one has it alone and gives it back. It is used only if what has its name at that
 * moment has its key: then it is that directory, because no other one can have its key while it is
 * open. So whatever was renamed, replaced or deleted meanwhile is seen as if nothing were kept.
 *
 * <p>Few are kept, and not for long: a file system can be unmounted seconds after its last use.
 * Safe for use by many threads.
 */
public final class KeptDirs implements AutoCloseable {
    /** Three descriptors each, two of them the JDK's. */
    static final int MOST = 16;

    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final FileCalls calls;
    private final KeptListings listings;
    private final ReentrantLock lock = new ReentrantLock();

    /** The last one given back comes last. Guarded by {@link #lock}. */
    private final List<Kept> idle = new ArrayList<>(MOST);

    /** Guarded by {@link #lock}. */
    private boolean closed;

    /** An open directory, the key that it has and, once it is used again, how to look at names. */
    private record Kept(
            Path path,
            SecureDirectoryStream<Path> stream,
            Object key,
            @Nullable LinuxLookup lookup,
            long sinceNanos) {
        /** Compares with a key found now, of the same kind if there is one. */
        boolean has(@Nullable Object keyNow) {
            return FileKeys.areSame(
                    lookup != null && keyNow instanceof FileKey ? lookup.key() : key, keyNow);
        }

        void close() {
            try (lookup) {
                stream.close();
            } catch (IOException e) {
                // Its descriptors are gone all the same.
            }
        }
    }

    /** Tells the key of what has a path now. */
    @FunctionalInterface
    interface KeyNow {
        @Nullable Object find() throws IOException;
    }

    /** Keeps nothing yet; those that nobody uses are closed by file calls. */
    public KeptDirs(FileCalls calls) {
        this(calls, new KeptListings(InstantSource.system()));
    }

    KeptDirs(FileCalls calls, KeptListings listings) {
        this.calls = calls;
        this.listings = listings;
    }

    /** Returns the directories that were listed a moment ago. */
    KeptListings listings() {
        return listings;
    }

    /**
     * Returns the directory that has a path, if it is kept. To be called in a file call.
     *
     * @param now asked only if there may be one
     */
    @Nullable SecureDir take(Path path, KeyNow now) {
        Kept kept = remove(path);
        if (kept == null) {
            return null;
        }
        try {
            if (kept.has(now.find())) {
                LinuxLookup known = kept.lookup;
                LinuxLookup lookup = known != null ? known : Lookups.open(path, kept.key);
                return new SecureDir(path, kept.stream, kept.key, lookup, this);
            }
        } catch (IOException e) {
            // Whoever opens it instead is told why.
        }
        kept.close();
        return null;
    }

    private @Nullable Kept remove(Path path) {
        lock.lock();
        try {
            for (int i = idle.size() - 1; i >= 0; i--) {
                if (idle.get(i).path.equals(path)) {
                    return idle.remove(i);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Takes an open directory over. To be called in a file call. */
    void giveBack(
            Path path,
            SecureDirectoryStream<Path> stream,
            Object key,
            @Nullable LinuxLookup lookup) {
        Kept added = new Kept(path, stream, key, lookup, System.nanoTime());
        Kept tooMuch = null;
        lock.lock();
        try {
            if (closed) {
                tooMuch = added;
            } else {
                idle.add(added);
                if (idle.size() > MOST) {
                    tooMuch = idle.removeFirst();
                }
            }
        } finally {
            lock.unlock();
        }
        if (tooMuch != null) {
            tooMuch.close();
        }
    }

    /**
     * Has those closed that nobody has used for a second, and forgets what was listed. Never waits
     * for a file system.
     */
    public void closeIdle(long now) {
        listings.dropIdle(now);
        List<Kept> old;
        lock.lock();
        try {
            if (idle.isEmpty()) {
                return;
            }
            old = idle.stream().filter(each -> now - each.sinceNanos > IDLE_NANOS).toList();
            idle.removeAll(old);
        } finally {
            lock.unlock();
        }
        if (!old.isEmpty()) {
            calls.inBackground(() -> old.forEach(Kept::close));
        }
    }

    /** Closes all, and keeps none any more. */
    @Override
    public void close() {
        listings.close();
        List<Kept> all;
        lock.lock();
        try {
            closed = true;
            all = List.copyOf(idle);
            idle.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(Kept::close);
    }
}
