package dev.wherry.internal.file;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what tells files from each other, be it told by the JDK or by a call of Linux. */
final class FileKeys {
    private FileKeys() {}

    /** Tells whether two keys, which may be missing, are one; all that they hold is in the text. */
    static boolean areSame(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(one, other)
                || (one != null
                        && other != null
                        && one.getClass() != other.getClass()
                        && one.toString().equals(other.toString()));
    }
}
