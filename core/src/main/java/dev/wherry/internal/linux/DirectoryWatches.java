package dev.wherry.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.Closeable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Watches directories by one descriptor, which is opened for the first watch: to close one takes
 * the kernel some ten milliseconds. Safe for use by many threads.
 */
public final class DirectoryWatches implements Closeable {
    // sys/inotify.h
    private static final int CONTENT = 0x2;
    private static final int ATTRIBUTES = 0x4;
    private static final int MOVED = 0x40 | 0x80; // away and to here
    private static final int MADE = 0x100;
    private static final int DELETED = 0x200;
    private static final int DIRECTORY_ONLY = 0x01000000;
    private static final int ONCE = 0x80000000; // who changes much is not held up by a second event
    private static final int EVENTS =
            CONTENT | ATTRIBUTES | MOVED | MADE | DELETED | DIRECTORY_ONLY | ONCE;

    // struct inotify_event
    private static final int NUMBER_AT = 0;
    private static final int LENGTH_AT = 12; // of the name behind
    private static final int NAME_AT = 16;
    private static final int EVENTS_BYTES = 4096;

    private static final int TOO_MANY = -1; // the number in the event that tells of lost ones

    private static final int UNOPENED = -1;
    private static final int CLOSED = -2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, DirectoryWatch> watches = new HashMap<>(); // guarded by lock, as all
    private int descriptor = UNOPENED;

    /** Watches a directory from now on; null if that cannot be done, or not for so many. */
    public @Nullable DirectoryWatch watch(LinuxDirectory directory) {
        lock.lock();
        try (Arena arena = Arena.ofConfined()) {
            if (!isOpen()) {
                return null;
            }
            MemorySegment path = arena.allocateFrom(directory.ownPath());
            int number = LibC.inotifyAddWatch(descriptor, path, EVENTS);
            if (number < 0) {
                return null;
            }
            DirectoryWatch watch = new DirectoryWatch(this, number);
            DirectoryWatch other = watches.put(number, watch);
            if (other != null) { // one directory has one number
                other.setOver();
            }
            return watch;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all watches; there will be no others. */
    @Override
    public void close() {
        lock.lock();
        try {
            endAll();
            if (descriptor >= 0) {
                LibC.close(descriptor);
            }
            descriptor = CLOSED;
        } finally {
            lock.unlock();
        }
    }

    boolean isOver(DirectoryWatch watch) {
        lock.lock();
        try {
            if (!watch.isOver()) {
                readEvents();
            }
            return watch.isOver();
        } finally {
            lock.unlock();
        }
    }

    void end(DirectoryWatch watch) {
        lock.lock();
        try {
            watch.setOver();
            if (watches.remove(watch.number(), watch)) {
                LibC.inotifyRemoveWatch(descriptor, watch.number());
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOpen() {
        if (descriptor == UNOPENED) {
            descriptor = LibC.inotifyInit();
        }
        return descriptor >= 0;
    }

    private void readEvents() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment events = arena.allocate(EVENTS_BYTES, Integer.BYTES);
            MemorySegment callState = arena.allocate(LibC.CALL_STATE);
            int size;
            do {
                size = LibC.read(descriptor, events, callState);
                for (int at = 0; at < size; at += NAME_AT + events.get(JAVA_INT, at + LENGTH_AT)) {
                    take(events.get(JAVA_INT, at + NUMBER_AT));
                }
            } while (size > 0);
            if (size != -LibC.EAGAIN) {
                endAll();
            }
        }
    }

    /** Each watch ends with its first event, in the kernel too. */
    private void take(int number) {
        if (number == TOO_MANY) {
            endAll();
        } else {
            DirectoryWatch watch = watches.remove(number);
            if (watch != null) {
                watch.setOver();
            }
        }
    }

    private void endAll() {
        watches.forEach((number, watch) -> {
            watch.setOver();
            LibC.inotifyRemoveWatch(descriptor, number);
        });
        watches.clear();
    }
}
