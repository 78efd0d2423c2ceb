package dev.wherry.internal.linux;

import java.io.Closeable;

/**
 * Tells whether something in a directory has changed since the watch was made (inotify(7)): a name,
 * or the content or an attribute of a file that has a name there. It tells so as soon as the call
 * that makes the change has ended.
 *
 * <p>It tells nothing of what comes to a file by another way than that name: by a hard link from
 * elsewhere, by a descriptor that was opened under another name, by a mapping into memory, from
 * another machine, or by something mounted over it; nor of asynchronous writes by io_submit(2), and
 * in older kernels by io_uring(7) and splice(2). Safe for use by many threads.
 */
public final class DirectoryWatch implements Closeable {
    private final DirectoryWatches watches;
    private final int number;
    private boolean over; // guarded by the lock of all

    DirectoryWatch(DirectoryWatches watches, int number) {
        this.watches = watches;
        this.number = number;
    }

    /** Tells whether something has changed, or whether that cannot be told any more. */
    public boolean seesChange() {
        return watches.isOver(this);
    }

    @Override
    public void close() {
        watches.end(this);
    }

    int number() {
        return number;
    }

    boolean isOver() {
        return over;
    }

    void setOver() {
        over = true;
    }
}
