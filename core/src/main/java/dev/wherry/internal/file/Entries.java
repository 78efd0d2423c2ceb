package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;

/** The files of one directory on disk, read some at a time. For one thread. */
sealed interface Entries extends Closeable permits JavaEntries, LinuxEntries, LinuxNames {
    /** Adds the next ones that clients see, in the order of the file system; none at the end. */
    void readOn(Collection<? super FileEntry> to) throws IOException;
}
