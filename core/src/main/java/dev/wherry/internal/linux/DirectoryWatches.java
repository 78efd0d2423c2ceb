package dev.wherry.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.Closeable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Watches directories by one descriptor, which is opened for the first watch: to close one takes
 * the kernel some ten milliseconds.
 *
 * <p>While a watch begins, the kernel goes through all names of the directory that it remembers, of
 * files that are not there too, and ends no other watch. So only one thread at a time begins one,
 * and then ends the others that are over; nobody else waits for it. Safe for use by many threads.
 */
public final class DirectoryWatches implements Closeable {
    // sys/inotify.h
    private static final int CONTENT = 0x2;
    private static final int ATTRIBUTES = 0x4;
    private static final int MOVED = 0x40 | 0x80; // away and to here
    private static final int MADE = 0x100;
    private static final int DELETED = 0x200;
    private static final int DIRECTORY_ONLY = 0x01000000;
    private static final int NEW = 0x10000000; // where one is already, it stays as it is
    private static final int ONCE = 0x80000000; // who changes much is not held up by a second event
    private static final int EVENTS =
            CONTENT | ATTRIBUTES | MOVED | MADE | DELETED | DIRECTORY_ONLY | NEW | ONCE;

    // struct inotify_event
    private static final int NUMBER_AT = 0;
    private static final int LENGTH_AT = 12; // of the name behind
    private static final int NAME_AT = 16;
    private static final int EVENTS_BYTES = 4096;

    private static final int LOST = -1; // the number in the event that tells of lost ones
    private static final int NONE = -1;

    /** Held for no longer than a read that never waits; guards all that follows. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<Integer, DirectoryWatch> watches = new HashMap<>(); // by their numbers
    private final Set<Integer> over = new HashSet<>(); // but not yet for the kernel
    private final Set<Integer> early = new HashSet<>(); // told of before they were known
    private int descriptor = NONE;
    private boolean isBeginning;
    private boolean closed;

    /**
     * Watches a directory from now on. May take long.
     *
     * @return null if that cannot be done, or if a watch on it or another thread is in the way
     */
    public @Nullable DirectoryWatch watch(LinuxDirectory directory) {
        List<Integer> former = begin();
        if (former == null) {
            return null;
        }
        int number = NONE;
        DirectoryWatch watch;
        try (Arena arena = Arena.ofConfined()) {
            former.forEach(each -> LibC.inotifyRemoveWatch(descriptor, each));
            MemorySegment path = arena.allocateFrom(directory.ownPath());
            number = LibC.inotifyAddWatch(descriptor, path, EVENTS);
        } finally {
            watch = begun(number);
        }
        return watch;
    }

    /** Returns the watches to end first; or null if none can begin now. */
    private @Nullable List<Integer> begin() {
        lock.lock();
        try {
            if (descriptor == NONE && !closed) {
                descriptor = LibC.inotifyInit();
            }
            if (descriptor == NONE || isBeginning || closed) {
                return null;
            }
            List<Integer> former = List.copyOf(over);
            over.clear();
            early.clear();
            isBeginning = true;
            return former;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable DirectoryWatch begun(int number) {
        lock.lock();
        try {
            isBeginning = false;
            if (closed) {
                LibC.close(descriptor);
                return null;
            }
            if (number == NONE) {
                return null;
            }
            if (early.contains(number) || early.contains(LOST)) {
                over.add(number);
                return null;
            }
            DirectoryWatch watch = new DirectoryWatch(this, number);
            watches.put(number, watch);
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
            watches.values().forEach(DirectoryWatch::setOver);
            watches.clear();
            if (descriptor != NONE && !isBeginning && !closed) {
                LibC.close(descriptor); // else who begins a watch does it
            }
            closed = true;
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
            end(watch.number());
        } finally {
            lock.unlock();
        }
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

    /** With its first event a watch is over for the kernel too. */
    private void take(int number) {
        DirectoryWatch watch = watches.remove(number);
        if (watch != null) {
            watch.setOver();
        } else if (number == LOST) {
            endAll();
        } else if (isBeginning) {
            early.add(number);
        }
    }

    private void endAll() {
        List.copyOf(watches.keySet()).forEach(this::end);
        early.add(LOST); // perhaps of the one that is just beginning
    }

    private void end(int number) {
        DirectoryWatch watch = watches.remove(number);
        if (watch != null) {
            watch.setOver();
            over.add(number);
        }
    }
}
