package dev.wherry.internal.file;

import dev.wherry.file.FileEntry;
import dev.wherry.file.FileEntry.Kind;
import dev.wherry.internal.linux.FileStatus;
import dev.wherry.internal.linux.LinuxDirectory;
import dev.wherry.internal.linux.NameBlock;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Looks at one file of a directory after the other by the calls of Linux. For one thread. */
final class LinuxLook {
    private final ListedDirectory directory;
    private final LinuxDirectory opened;
    private final OwnerNames ownerNames;
    private final FileStatus status = FileStatus.take();

    // Most files of a directory have the owners of the one before.
    private int uid = -1; // no file's (chown(2))
    private int gid = -1;
    private String owner = "";
    private String group = "";

    LinuxLook(ListedDirectory directory, LinuxDirectory opened) {
        this.directory = directory;
        this.opened = opened;
        this.ownerNames = directory.tree().reader().ownerNames();
    }

    /** Describes a file, or returns null if that is better left to {@link JavaEntries}. */
    @Nullable FileEntry at(NameBlock names, int index, String name) throws IOException {
        if (!opened.look(names, index, status) || !knowsOwners()) {
            return null;
        }
        Kind kind = EntryReader.kindOf(status.mode());
        if (kind != Kind.LINK) {
            return entry(name, kind, null);
        }
        String target = opened.linkTarget(names, index, status);
        return target == null ? null : entry(name, kind, shown(target));
    }

    /** Tells whether {@link SeenFiles} can know that the last one is still the same. */
    boolean wasPlainFile() {
        return EntryReader.kindOf(status.mode()) == Kind.FILE && status.isSeenByWatch();
    }

    /** Gives back what is held, once. */
    void close() {
        status.giveBack();
    }

    private boolean knowsOwners() {
        return (uid == status.uid() || knowsOwner(status.uid()))
                && (gid == status.gid() || knowsGroup(status.gid()));
    }

    private boolean knowsOwner(int id) {
        String name = ownerNames.owner(id);
        if (name != null) {
            uid = id;
            owner = name;
        }
        return name != null;
    }

    private boolean knowsGroup(int id) {
        String name = ownerNames.group(id);
        if (name != null) {
            gid = id;
            group = name;
        }
        return name != null;
    }

    private @Nullable String shown(String target) throws IOException {
        Tree tree = directory.tree();
        Mount mount = directory.mount();
        return tree.reader().shownTarget(mount, directory.path(), mount.names().parse(target));
    }

    private FileEntry entry(String name, Kind kind, @Nullable String target) {
        Instant modified = status.modified();
        return new FileEntry(
                name,
                kind,
                status.size(),
                modified,
                EntryReader.created(status.born(), modified),
                EntryReader.permissionBits(status.mode()),
                Math.max(1, status.links()),
                uid,
                gid,
                owner,
                group,
                status.key(),
                target);
    }
}
