package dev.wherry.internal.listing;

import static dev.wherry.user.Permission.APPEND;
import static dev.wherry.user.Permission.DELETE;
import static dev.wherry.user.Permission.ENTER;
import static dev.wherry.user.Permission.LIST;
import static dev.wherry.user.Permission.MAKE_DIRECTORY;
import static dev.wherry.user.Permission.READ;
import static dev.wherry.user.Permission.RENAME;
import static dev.wherry.user.Permission.WRITE;

import dev.wherry.file.FileEntry;
import dev.wherry.file.FileEntry.Kind;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permission;
import dev.wherry.user.Permissions;
import dev.wherry.user.User;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Values of the perm fact: what this user may do with the files of one directory, as far as
 * permissions and read-only trees decide it (RFC 3659 §7.5.5). Not told are the rights that the
 * operating system grants to the server itself.
 */
final class PermFact {
    // No file has this name, so no permissions were made for it: it stands for the next new file.
    private static final String ANY_NAME = "\u007f";

    private final Permissions permissions;
    private final Trees trees;
    private final VirtualPath directory;
    private final boolean uniform;
    private final Map<Kind, String> known = new EnumMap<>(Kind.class);

    PermFact(User user, Trees trees, VirtualPath directory) {
        this.permissions = user.permissions();
        this.trees = trees;
        this.directory = directory;
        this.uniform =
                !trees.holdsMounts(directory)
                        && permissions.overridden().stream()
                                .noneMatch(place -> place.parent().equals(directory));
    }

    /** Returns the value for an entry of the directory; the name is empty for the root itself. */
    String of(FileEntry entry, String name) {
        if (!uniform || name.isEmpty()) {
            return compute(entry.kind(), directory.resolve(name));
        }
        String perm = known.get(entry.kind());
        if (perm == null) {
            perm = compute(entry.kind(), directory.resolve(name));
            known.put(entry.kind(), perm);
        }
        return perm;
    }

    private String compute(Kind kind, VirtualPath path) {
        StringBuilder letters = new StringBuilder();
        Set<Permission> here = allowed(path, path.parent());
        if (kind == Kind.FILE) {
            add(letters, 'a', here.contains(APPEND));
            add(letters, 'r', here.contains(READ));
            add(letters, 'w', here.contains(WRITE));
        } else if (kind == Kind.DIRECTORY) {
            Set<Permission> inside = allowed(path.resolve(ANY_NAME), path);
            add(letters, 'c', inside.contains(WRITE));
            add(letters, 'e', here.contains(ENTER));
            add(letters, 'l', here.contains(LIST));
            add(letters, 'm', inside.contains(MAKE_DIRECTORY));
            add(letters, 'p', inside.contains(DELETE));
        }
        boolean fixed = path.isRoot() || trees.isMount(path);
        add(letters, 'd', !fixed && here.contains(DELETE));
        add(letters, 'f', !fixed && here.contains(RENAME));
        return letters.toString();
    }

    /**
     * What may be done to a path: what the permissions say, without changes in a read-only tree.
     */
    private Set<Permission> allowed(VirtualPath path, VirtualPath changed) {
        Set<Permission> allowed = permissions.at(path);
        return trees.at(changed).isReadOnly() ? withoutChanges(allowed) : allowed;
    }

    private static Set<Permission> withoutChanges(Set<Permission> allowed) {
        Set<Permission> reading = Permission.readOnly();
        reading.retainAll(allowed);
        return reading;
    }

    private static void add(StringBuilder letters, char letter, boolean allowed) {
        if (allowed) {
            letters.append(letter);
        }
    }
}
