package dev.wherry.internal.linux;

import java.time.Instant;

/**
 * What tells a directory from all others, and from itself after its names have changed. Immutable.
 *
 * @param key the text of the JDK's own keys
 * @param mount through which it was reached, as files may look different through another one; 0 if
 *     not known, before Linux 5.8
 * @param modified when names in it changed, or what somebody has set
 * @param changed when names in it or its attributes changed, by the clock of the kernel; nobody can
 *     set that
 * @param encrypted whether its names are others while the key is not there (fscrypt)
 */
public record DirectoryState(
        String key, long mount, Instant modified, Instant changed, boolean encrypted) {}
