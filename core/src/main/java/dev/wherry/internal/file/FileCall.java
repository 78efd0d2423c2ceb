package dev.wherry.internal.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a file system, to be run by {@link FileCalls}.
 *
 * @param <T> what it finds out
 */
@FunctionalInterface
public interface FileCall<T extends @Nullable Object> {
    /** Does it, once, on whichever thread it is given. */
    T run() throws IOException;
}
