package dev.wherry.internal.file;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.VirtualPath;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Where a walk arrived: a name in an open directory, and what has that name, if anything has. */
final class Place implements Closeable {
    private final VirtualPath path;
    private final Mount mount;
    private @Nullable Dir dir;
    private final @Nullable Path name;
    private final @Nullable BasicFileAttributes found;
    private final boolean fixed;

    private Place(
            VirtualPath path,
            Mount mount,
            @Nullable Dir dir,
            @Nullable Path name,
            @Nullable BasicFileAttributes found,
            boolean fixed) {
        this.path = path;
        this.mount = mount;
        this.dir = dir;
        this.name = name;
        this.found = found;
        this.fixed = fixed;
    }

    /** A name in a directory; {@code found} is null if nothing has it. */
    static Place in(
            Dir dir,
            Path name,
            @Nullable BasicFileAttributes found,
            VirtualPath path,
            Mount mount,
            boolean fixed) {
        return new Place(path, mount, dir, name, found, fixed);
    }

    /** The root of a mount. */
    static Place root(Mount mount) throws IOException {
        Dir dir = mount.open();
        try {
            return new Place(mount.place(), mount, dir, null, dir.attributes(), true);
        } catch (IOException | RuntimeException e) {
            dir.close();
            throw e;
        }
    }

    /** A directory that is there only because a mount lies below it. */
    static Place wayToMount(VirtualPath path, Mount mount) {
        return new Place(path, mount, null, null, null, true);
    }

    /** Returns the path without any link on the way. */
    VirtualPath path() {
        return path;
    }

    Mount mount() {
        return mount;
    }

    @Nullable BasicFileAttributes found() {
        return found;
    }

    /** Tells whether this is a mount point or leads to one, so that it has to stay. */
    boolean isFixed() {
        return fixed;
    }

    /** Tells whether this is a directory of the tree that is not on disk. */
    boolean isOnlyWayToMount() {
        return fixed && (found == null || !found.isDirectory());
    }

    boolean isDirectory() {
        return fixed || (found != null && found.isDirectory());
    }

    /** Returns what was found here. */
    BasicFileAttributes requireFound() throws NoSuchFileException {
        if (found == null) {
            throw new NoSuchFileException(path.toString());
        }
        return found;
    }

    /** Returns the directory that holds the name, or the root of a mount itself. */
    Dir dir() throws NoSuchFileException {
        if (dir == null) {
            throw new NoSuchFileException(path.toString());
        }
        return dir;
    }

    /** Returns the name in {@link #dir}, or null if this is the root of a mount. */
    @Nullable Path name() {
        return name;
    }

    /** Returns the name of what is not the root of a mount. */
    Path requireName() throws NoSuchFileException {
        if (name == null) {
            throw new NoSuchFileException(path.toString());
        }
        return name;
    }

    /** Returns where this was reached, for what NIO offers by path only. */
    Path diskPath() throws NoSuchFileException {
        Path directory = dir().path();
        return name == null ? directory : directory.resolve(name);
    }

    /** Opens this directory itself, for the caller to close. */
    Dir openDirectory() throws IOException {
        Dir opened = dir();
        if (name != null) {
            return opened.open(name);
        }
        dir = null; // handed over
        return opened;
    }

    /** Refuses, with 550, to change anything in a tree that is read-only. */
    void requireWritable() throws FtpReplyException {
        if (mount.isReadOnly()) {
            throw FileFailures.readOnly();
        }
    }

    /** Refuses, with the given code, to do away with a mount point or the way to one. */
    void requireMovable(ReplyCode code) throws FtpReplyException {
        if (fixed) {
            throw new FtpReplyException(code, "This directory belongs to the server and stays.");
        }
    }

    @Override
    public void close() throws IOException {
        if (dir != null) {
            dir.close();
        }
    }
}
