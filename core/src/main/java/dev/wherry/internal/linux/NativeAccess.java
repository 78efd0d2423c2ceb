package dev.wherry.internal.linux;

import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Tells whether the calls of {@link LibC} can be made; found out once. */
final class NativeAccess {
    private static final List<String> FUNCTIONS =
            List.of(
                    "open",
                    "close",
                    "read",
                    "getdents64",
                    "statx",
                    "readlinkat",
                    "fstatfs",
                    "inotify_init1",
                    "inotify_add_watch",
                    "inotify_rm_watch");

    static final boolean IS_THERE = isLinux() && isGranted() && hasFunctions();

    private NativeAccess() {}

    /** Layouts and constants are those of 64 bits. */
    private static boolean isLinux() {
        return System.getProperty("os.name", "").equals("Linux")
                && ValueLayout.ADDRESS.byteSize() == Long.BYTES;
    }

    /** To call without {@code --enable-native-access} makes the JVM write a warning, or fails. */
    private static boolean isGranted() {
        return NativeAccess.class.getModule().isNativeAccessEnabled();
    }

    /** Old C libraries lack some. */
    private static boolean hasFunctions() {
        try {
            SymbolLookup library = Linker.nativeLinker().defaultLookup();
            return FUNCTIONS.stream().allMatch(name -> library.find(name).isPresent());
        } catch (UnsupportedOperationException _) {
            return false; // a JVM that cannot call native code here
        }
    }
}
