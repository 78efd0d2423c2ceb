package dev.wherry.internal.listing;

import org.jspecify.annotations.Nullable;

/** The facts of MLST and MLSD, in the order of FEAT (RFC 3659 §7.5; unix.* as registered). */
enum Fact {
    TYPE("type", true),
    SIZE("size", true),
    MODIFY("modify", true),
    PERM("perm", true),
    UNIQUE("unique", true),
    UNIX_MODE("unix.mode", true),
    UNIX_OWNER("unix.owner", true),
    UNIX_GROUP("unix.group", true),
    UNIX_UID("unix.uid", false),
    UNIX_GID("unix.gid", false),
    CREATE("create", false),
    MEDIA_TYPE("media-type", false);

    private final String wireName;
    private final String prefix;
    private final boolean byDefault;

    Fact(String wireName, boolean byDefault) {
        this.wireName = wireName;
        this.prefix = wireName + "=";
        this.byDefault = byDefault;
    }

    String wireName() {
        return wireName;
    }

    /** Returns what stands before the value. */
    String prefix() {
        return prefix;
    }

    /** Tells whether the fact is told to a client that never said OPTS MLST. */
    boolean isByDefault() {
        return byDefault;
    }

    /** Returns the fact of a name in any case, or null for a name that is none. */
    static @Nullable Fact named(String name) {
        for (Fact fact : values()) {
            if (fact.wireName.equalsIgnoreCase(name)) {
                return fact;
            }
        }
        return null;
    }
}
