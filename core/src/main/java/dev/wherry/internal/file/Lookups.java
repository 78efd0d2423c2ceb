package dev.wherry.internal.file;

import dev.wherry.internal.linux.LinuxLookup;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens directories once more to look at names by a call of Linux: the JDK takes longer for it. */
final class Lookups {
    private static final Names NAMES = Names.of(FileSystems.getDefault());

    private Lookups() {}

    /**
     * Opens a directory that is open already.
     *
     * @return null where that cannot be done, or if its path leads elsewhere by now
     */
    static @Nullable LinuxLookup open(Path directory, Object key) {
        return LinuxEntries.isOfTheJdk(directory.getFileSystem())
                ? LinuxLookup.open(NAMES.text(directory), key.toString())
                : null;
    }

    /** Looks at a name in such a directory. */
    static LinuxLookup.Answer look(LinuxLookup directory, Path name) {
        return directory.look(NAMES.text(name));
    }
}
