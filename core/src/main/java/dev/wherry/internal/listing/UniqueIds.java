package dev.wherry.internal.listing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Values of the unique fact: the same for one file all through a session, whatever its name, but
 * telling nothing of inode and device (RFC 3659 §7.5.2 and §11). Immutable.
 */
public final class UniqueIds {
    private final SipHash hash;

    private UniqueIds(long key0, long key1) {
        this.hash = new SipHash(key0, key1);
    }

    /** Returns values that nobody can foresee. */
    public static UniqueIds random() {
        SecureRandom random = new SecureRandom();
        return new UniqueIds(random.nextLong(), random.nextLong());
    }

    /** Returns the values of one session, which cannot be compared with those of another. */
    public UniqueIds ofSession(long sessionId) {
        return derive("session " + sessionId);
    }

    /** Returns the values of one file system, within which keys count; known by identity. */
    UniqueIds ofFileSystem(Object fileSystem) {
        return derive("file system " + System.identityHashCode(fileSystem));
    }

    /** Returns the value of a file, whose key has a text that tells it from the others. */
    long of(Object key) {
        return hash(key.toString());
    }

    private UniqueIds derive(String purpose) {
        return new UniqueIds(hash(purpose + " 0"), hash(purpose + " 1"));
    }

    private long hash(String text) {
        return hash.hash(text.getBytes(StandardCharsets.UTF_8));
    }
}
