package dev.wherry.internal.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.wherry.file.FileEntry;
import dev.wherry.file.FileEntry.Kind;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of files, from the richest view that the file system has.
 *
 * <p>Owners as numbers and the count of links are in the {@code unix} view only, which goes by
 * path; so what it says is taken only if it is about the file that the walk found, told by its key.
 */
final class EntryReader {
    private static final String UNIX =
            "unix:mode,uid,gid,nlink,size,lastModifiedTime,creationTime,fileKey";
    private static final String UNIX_WITH_NAMES = UNIX + ",owner,group";
    private static final int TYPE_BITS = 0170000; // inode(7)
    private static final int MODE_BITS = 07777;

    private final LinkTargets targets;
    private final OwnerNames ownerNames = new OwnerNames();
    private final Instant wayToMountSince = Instant.now();

    EntryReader(LinkTargets targets) {
        this.targets = targets;
    }

    /** Describes what a walk arrived at. */
    FileEntry read(Place place, String shownName) throws IOException {
        if (place.isOnlyWayToMount()) {
            return wayToMount(shownName);
        }
        BasicFileAttributes found = place.requireFound();
        VirtualPath directory = place.path().parent();
        FileEntry entry = byPath(place.mount(), directory, place.diskPath(), shownName);
        if (entry != null && Objects.equals(entry.key(), key(found.fileKey()))) {
            return entry;
        }
        return inDir(place.mount(), directory, place.dir(), place.name(), shownName);
    }

    OwnerNames ownerNames() {
        return ownerNames;
    }

    /** Makes an entry that tells the name and nothing else. */
    static FileEntry nameOnly(String name) {
        return withoutAttributes(name, Kind.OTHER, Instant.EPOCH);
    }

    /** Describes a directory that is there only because a mount lies below it. */
    FileEntry wayToMount(String name) {
        return withoutAttributes(name, Kind.DIRECTORY, wayToMountSince);
    }

    private static FileEntry withoutAttributes(String name, Kind kind, Instant modified) {
        return new FileEntry(
                name,
                kind,
                0,
                modified,
                null,
                FileEntry.UNKNOWN,
                1,
                FileEntry.UNKNOWN,
                FileEntry.UNKNOWN,
                "owner",
                "group",
                null,
                null);
    }

    /**
     * Describes a file from the {@code unix} view, or returns null if there is no such view or the
     * path leads to nothing.
     */
    @Nullable FileEntry byPath(Mount mount, VirtualPath directory, Path path, String shownName)
            throws IOException {
        if (!mount.hasView("unix")) {
            return null;
        }
        try {
            Map<String, Object> unix = readUnix(path);
            Kind kind = kindOf(path, number(unix, "mode"));
            String target = kind == Kind.LINK ? target(mount, directory, path) : null;
            return ofUnix(shownName, kind, unix, target);
        } catch (FileSystemException _) {
            return null; // gone, moved, or its path is too long
        }
    }

    /** Describes a file relative to its directory, or, without a name, the directory itself. */
    FileEntry inDir(
            Mount mount, VirtualPath directory, Dir dir, @Nullable Path name, String shownName)
            throws IOException {
        PosixFileAttributeView posix =
                mount.hasView("posix") ? dir.view(name, PosixFileAttributeView.class) : null;
        BasicFileAttributes found =
                posix != null
                        ? posix.readAttributes()
                        : name == null ? dir.attributes() : dir.find(name);
        if (found == null) {
            throw new NoSuchFileException(shownName);
        }
        String target =
                found.isSymbolicLink() && name != null
                        ? target(mount, directory, dir.path().resolve(name))
                        : null;
        return ofBasic(shownName, found, target);
    }

    private Map<String, Object> readUnix(Path path) throws IOException {
        Map<String, Object> unix = Files.readAttributes(path, UNIX, NOFOLLOW_LINKS);
        if (ownerNames.owner(number(unix, "uid")) != null
                && ownerNames.group(number(unix, "gid")) != null) {
            return unix;
        }
        unix = Files.readAttributes(path, UNIX_WITH_NAMES, NOFOLLOW_LINKS); // all at one moment
        ownerNames.remember(
                number(unix, "uid"),
                principal(unix, "owner"),
                number(unix, "gid"),
                principal(unix, "group"));
        return unix;
    }

    private @Nullable String target(Mount mount, VirtualPath directory, Path link)
            throws IOException {
        try {
            return shownTarget(mount, directory, Files.readSymbolicLink(link));
        } catch (NotLinkException _) {
            return null; // no longer one
        }
    }

    /** Returns what clients see of the target of a link in a directory, if anything. */
    @Nullable String shownTarget(Mount mount, VirtualPath directory, Path target)
            throws IOException {
        return targets.shown(mount, directory, target);
    }

    private FileEntry ofUnix(
            String name, Kind kind, Map<String, Object> unix, @Nullable String target) {
        int uid = number(unix, "uid");
        int gid = number(unix, "gid");
        Instant modified = ((FileTime) value(unix, "lastModifiedTime")).toInstant();
        return new FileEntry(
                name,
                kind,
                (Long) value(unix, "size"),
                modified,
                created(instant((FileTime) unix.get("creationTime")), modified),
                permissionBits(number(unix, "mode")),
                Math.max(1, number(unix, "nlink")),
                uid,
                gid,
                Objects.requireNonNullElse(ownerNames.owner(uid), String.valueOf(uid)),
                Objects.requireNonNullElse(ownerNames.group(gid), String.valueOf(gid)),
                key(unix.get("fileKey")),
                target);
    }

    private static FileEntry ofBasic(
            String name, BasicFileAttributes basic, @Nullable String target) {
        PosixFileAttributes posix = basic instanceof PosixFileAttributes known ? known : null;
        Instant modified = basic.lastModifiedTime().toInstant();
        return new FileEntry(
                name,
                kindOf(basic),
                Math.max(0, basic.size()),
                modified,
                created(instant(basic.creationTime()), modified),
                posix == null ? FileEntry.UNKNOWN : Modes.of(posix.permissions()),
                1,
                FileEntry.UNKNOWN,
                FileEntry.UNKNOWN,
                posix == null ? "owner" : posix.owner().getName(),
                posix == null ? "group" : posix.group().getName(),
                key(basic.fileKey()),
                target);
    }

    /** By its text, as {@code LinuxLook} tells no other; it has all that there is in the key. */
    static @Nullable String key(@Nullable Object fileKey) {
        return Objects.toString(fileKey, null);
    }

    /** The JDK gives the time of modification where the file system does not tell of creation. */
    static @Nullable Instant created(@Nullable Instant created, Instant modified) {
        return modified.equals(created) ? null : created;
    }

    private static @Nullable Instant instant(@Nullable FileTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Kind kindOf(BasicFileAttributes basic) {
        if (basic.isSymbolicLink()) {
            return Kind.LINK;
        }
        if (basic.isDirectory()) {
            return Kind.DIRECTORY;
        }
        return basic.isRegularFile() ? Kind.FILE : Kind.OTHER;
    }

    private static Kind kindOf(Path path, int mode) throws IOException {
        return (mode & TYPE_BITS) == 0 // Jimfs leaves the type out
                ? kindOf(Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS))
                : kindOf(mode);
    }

    static Kind kindOf(int mode) {
        return switch (mode & TYPE_BITS) {
            case 0100000 -> Kind.FILE;
            case 0040000 -> Kind.DIRECTORY;
            case 0120000 -> Kind.LINK;
            default -> Kind.OTHER;
        };
    }

    static int permissionBits(int mode) {
        return mode & MODE_BITS;
    }

    private static int number(Map<String, Object> attributes, String name) {
        return (Integer) value(attributes, name);
    }

    private static String principal(Map<String, Object> attributes, String name) {
        return ((Principal) value(attributes, name)).getName();
    }

    private static Object value(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }
}
