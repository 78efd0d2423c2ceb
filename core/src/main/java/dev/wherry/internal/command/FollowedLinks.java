package dev.wherry.internal.command;

import dev.wherry.file.FileAccess;
import dev.wherry.file.FileAccess.Listing;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A listing that tells of links what they lead to, as RETR and CWD will find it. */
final class FollowedLinks implements Listing {
    private final Listing listing;
    private final FileAccess files;
    private final VirtualPath directory;

    FollowedLinks(Listing listing, FileAccess files, VirtualPath directory) {
        this.listing = listing;
        this.files = files;
        this.directory = directory;
    }

    @Override
    public @Nullable FileEntry next() throws IOException {
        FileEntry entry = listing.next();
        return entry != null && entry.kind() == FileEntry.Kind.LINK ? follow(entry) : entry;
    }

    @Override
    public void close() throws IOException {
        listing.close();
    }

    private FileEntry follow(FileEntry link) {
        try {
            return named(link.name(), files.entry(directory.resolve(link.name())));
        } catch (IOException _) {
            return link; // leads nowhere, or outside: still there to be deleted
        }
    }

    private static FileEntry named(String name, FileEntry entry) {
        return new FileEntry(
                name,
                entry.kind(),
                entry.size(),
                entry.modified(),
                entry.created(),
                entry.mode(),
                entry.links(),
                entry.uid(),
                entry.gid(),
                entry.owner(),
                entry.group(),
                entry.key(),
                entry.target());
    }
}
