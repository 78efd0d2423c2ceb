package dev.wherry.internal.file;

import dev.wherry.internal.linux.LinuxLookup;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens directories once more to look at names by a call of Linux: the JDK takes longer for it. */
final class Lookups {
    private static final FileSystem OF_THE_JDK = FileSystems.getDefault();
    private static final Names NAMES = Names.of(OF_THE_JDK);

    /** The calls would go past any other one. */
    private static final boolean IS_OF_THE_JDK =
            OF_THE_JDK.provider().getClass().getModule() == Object.class.getModule();

    private Lookups() {}

    /**
     * Opens a directory that is open already.
     *
     * @return null where that cannot be done, or if its path leads elsewhere by now
     */
    static @Nullable LinuxLookup open(Path directory, Object key) {
        return IS_OF_THE_JDK && directory.getFileSystem().equals(OF_THE_JDK)
                ? LinuxLookup.open(NAMES.text(directory), key.toString())
                : null;
    }

    /** Looks at a name in such a directory. */
    static LinuxLookup.Answer look(LinuxLookup directory, Path name) {
        return directory.look(NAMES.text(name));
    }
}
