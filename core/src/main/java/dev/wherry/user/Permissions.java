package dev.wherry.user;

import dev.wherry.file.VirtualPath;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The permissions of a user: a set for the whole tree, and other sets for single directories. The
 * deepest directory that covers a path decides, whatever the order in which overrides were added.
 * Immutable and safe for use by many threads.
 *
 * @since 1.0
 */
public final class Permissions {
    private final Set<Permission> everywhere;
    private final Map<VirtualPath, Rule> overrides;

    /** The permissions in one directory, and whether they hold below its sub-directories too. */
    private record Rule(Set<Permission> permissions, boolean recursive) {}

    private Permissions(Set<Permission> everywhere, Map<VirtualPath, Rule> overrides) {
        this.everywhere = everywhere;
        this.overrides = overrides;
    }

    /**
     * Makes permissions that hold everywhere.
     *
     * @param permissions the set, which is copied
     * @return permissions without overrides
     */
    public static Permissions of(Set<Permission> permissions) {
        return new Permissions(Set.copyOf(permissions), Map.of());
    }

    /**
     * Makes permissions that hold everywhere.
     *
     * @param letters as {@link Permission#parse} reads them
     * @return permissions without overrides
     * @throws IllegalArgumentException if a letter is unknown
     */
    public static Permissions of(String letters) {
        return of(Permission.parse(letters));
    }

    /**
     * Returns these permissions with others in one directory.
     *
     * @param directory the directory; {@code /} replaces the set for the whole tree
     * @param letters as {@link Permission#parse} reads them
     * @param recursive whether they hold in everything below; else for the directory and the files
     *     in it, but not for what lies in its sub-directories
     * @return permissions with one override more; one that was there for the same directory is
     *     replaced
     * @throws IllegalArgumentException if a letter is unknown
     */
    public Permissions override(String directory, String letters, boolean recursive) {
        Map<VirtualPath, Rule> more = new TreeMap<>(overrides);
        more.put(
                VirtualPath.of(directory),
                new Rule(Set.copyOf(Permission.parse(letters)), recursive));
        return new Permissions(everywhere, Map.copyOf(more));
    }

    /**
     * Tells whether something may be done at a path.
     *
     * @param permission what
     * @param path where
     * @return whether the set that covers {@code path} holds {@code permission}
     */
    public boolean allow(Permission permission, VirtualPath path) {
        return at(path).contains(permission);
    }

    /**
     * Returns all that may be done at a path.
     *
     * @param path where
     * @return an unmodifiable set
     */
    public Set<Permission> at(VirtualPath path) {
        if (overrides.isEmpty()) {
            return everywhere;
        }
        int depth = 0;
        VirtualPath place = path;
        while (true) {
            Rule rule = overrides.get(place);
            // Not recursive: the directory itself (0 levels up) and what stands directly in it (1
            // level up).
            if (rule != null && (rule.recursive || depth <= 1)) {
                return rule.permissions;
            }
            if (place.isRoot()) {
                return everywhere;
            }
            place = place.parent();
            depth++;
        }
    }

    /**
     * Tells whether something may be done anywhere at all.
     *
     * @param permission what
     * @return whether any of the sets holds it
     */
    public boolean allowSomewhere(Permission permission) {
        return everywhere.contains(permission)
                || overrides.values().stream().anyMatch(o -> o.permissions.contains(permission));
    }

    /**
     * Returns the directories that have permissions of their own.
     *
     * @return an unmodifiable set, in no order
     */
    public Set<VirtualPath> overridden() {
        return overrides.keySet();
    }

    @Override
    public String toString() {
        StringBuilder letters = new StringBuilder();
        (everywhere.isEmpty() ? EnumSet.noneOf(Permission.class) : EnumSet.copyOf(everywhere))
                .forEach(p -> letters.append(p.letter()));
        return overrides.isEmpty()
                ? letters.toString()
                : letters + " and overrides at " + overrides.keySet();
    }
}
