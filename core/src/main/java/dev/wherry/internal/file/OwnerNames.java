package dev.wherry.internal.file;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Remembers which names the owners and groups of files have: the JDK asks the system each time. */
final class OwnerNames {
    private static final int MOST = 1000;

    private final Map<Integer, String> owners = new ConcurrentHashMap<>();
    private final Map<Integer, String> groups = new ConcurrentHashMap<>();

    @Nullable String owner(int uid) {
        return owners.get(uid);
    }

    @Nullable String group(int gid) {
        return groups.get(gid);
    }

    void remember(int uid, String owner, int gid, String group) {
        put(owners, uid, owner);
        put(groups, gid, group);
    }

    private static void put(Map<Integer, String> names, int id, String name) {
        if (names.size() >= MOST) {
            names.clear();
        }
        names.put(id, name);
    }
}
