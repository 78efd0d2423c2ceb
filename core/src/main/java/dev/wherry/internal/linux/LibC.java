package dev.wherry.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.wherry.internal.wire.WireText;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The functions of the C library that read and watch directories; see {@link NativeAccess} first.
 *
 * <p>None is linked as {@code critical}: a call into a file system may hang, and must not keep the
 * garbage collector waiting.
 */
@SuppressWarnings("restricted") // by leave of the embedder
final class LibC {
    static final int ENOENT = 2; // the same on all processors that have a JDK
    static final int EAGAIN = 11;
    private static final int EINTR = 4;
    private static final int O_CLOEXEC = 02000000; // O_RDONLY is 0; also IN_CLOEXEC
    private static final int IN_NONBLOCK = 04000;
    static final int AT_SYMLINK_NOFOLLOW = 0x100;
    static final int AT_EMPTY_PATH = 0x1000;

    /** Room for what a call leaves in errno. */
    static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();

    private static final Linker LINKER = Linker.nativeLinker();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(PathElement.groupElement("errno"));

    private static final MethodHandle OPEN =
            link(
                    "open",
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
                    Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE =
            link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle GETDENTS64 =
            link(
                    "getdents64",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG),
                    Linker.Option.captureCallState("errno"));
    private static final MethodHandle STATX =
            link(
                    "statx",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS),
                    Linker.Option.captureCallState("errno"));
    private static final MethodHandle READLINKAT =
            link(
                    "readlinkat",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle FSTATFS =
            link("fstatfs", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle INOTIFY_INIT1 =
            link("inotify_init1", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle INOTIFY_ADD_WATCH =
            link("inotify_add_watch", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle INOTIFY_RM_WATCH =
            link("inotify_rm_watch", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle READ =
            link(
                    "read",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG),
                    Linker.Option.captureCallState("errno"));

    private LibC() {}

    /**
     * Opens the directory that a path leads to just now, through links too; nothing but a
     * directory, be it a pipe by now.
     *
     * @param path whose bytes are those of {@link WireText#UTF_8}
     * @return a descriptor, or -1
     */
    static int openDirectory(String path) {
        byte[] bytes = WireText.UTF_8.encode(path + "/.\0");
        try (Arena arena = Arena.ofConfined()) {
            return (int) OPEN.invokeExact(arena.allocateFrom(JAVA_BYTE, bytes), O_CLOEXEC);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void close(int descriptor) {
        try {
            int _ = (int) CLOSE.invokeExact(descriptor); // of what is read only, it cannot fail
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Returns how many bytes of entries there are, 0 at the end, or the errno as a negative. */
    static int getdents64(int directory, MemorySegment entries, MemorySegment callState) {
        try {
            int result;
            do {
                long size =
                        (long)
                                GETDENTS64.invokeExact(
                                        callState, directory, entries, entries.byteSize());
                result = sizeOrErrno(size, callState);
            } while (result == -EINTR);
            return result;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Returns how many bytes were read, 0 at the end, or the errno as a negative. */
    static int read(int descriptor, MemorySegment to, MemorySegment callState) {
        try {
            int result;
            do {
                long size = (long) READ.invokeExact(callState, descriptor, to, to.byteSize());
                result = sizeOrErrno(size, callState);
            } while (result == -EINTR);
            return result;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Returns 0, or the errno. */
    static int statx(
            int directory,
            MemorySegment path,
            int flags,
            int mask,
            MemorySegment status,
            MemorySegment callState) {
        try {
            int errno;
            do {
                int result =
                        (int) STATX.invokeExact(callState, directory, path, flags, mask, status);
                errno = result == 0 ? 0 : (int) ERRNO.get(callState, 0L);
            } while (errno == EINTR);
            return errno;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Returns how many bytes the target has, cut to the room there is for it, or -1. */
    static int readlinkat(int directory, MemorySegment path, MemorySegment target) {
        try {
            return (int) (long) READLINKAT.invokeExact(directory, path, target, target.byteSize());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Tells whether it went well. */
    static boolean fstatfs(int descriptor, MemorySegment status) {
        try {
            return (int) FSTATFS.invokeExact(descriptor, status) == 0;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Returns a descriptor to read events from without waiting for them, or -1. */
    static int inotifyInit() {
        try {
            return (int) INOTIFY_INIT1.invokeExact(O_CLOEXEC | IN_NONBLOCK);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Returns the number of the watch, or -1. */
    static int inotifyAddWatch(int inotify, MemorySegment path, int events) {
        try {
            return (int) INOTIFY_ADD_WATCH.invokeExact(inotify, path, events);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Ends a watch, if it has not ended by itself. */
    static void inotifyRemoveWatch(int inotify, int watch) {
        try {
            int _ = (int) INOTIFY_RM_WATCH.invokeExact(inotify, watch);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static int sizeOrErrno(long size, MemorySegment callState) {
        return size < 0 ? -(int) ERRNO.get(callState, 0L) : (int) size;
    }

    private static MethodHandle link(
            String name, FunctionDescriptor type, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, options);
    }

    /** The calls throw nothing. */
    private static AssertionError unexpected(Throwable thrown) {
        if (thrown instanceof Error e) {
            throw e;
        }
        return new AssertionError(thrown);
    }
}
