package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.command.LineFormat;
import dev.wherry.command.Reply;
import dev.wherry.file.FileAccess;
import dev.wherry.file.FileAccess.Listing;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.listing.NameFormat;
import dev.wherry.user.Permission;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What LIST, NLST and STAT list: the entries of a directory, or a file by itself. */
final class Lister {
    private Lister() {}

    /** Sends what the argument names; the lines are the format's. */
    static Reply send(CommandContext ctx, LineFormat format) throws IOException {
        return send(ctx, ctx.files()::list, format);
    }

    /** Sends the names alone, which spares a look at each file. */
    static Reply sendNames(CommandContext ctx) throws IOException {
        return send(ctx, ctx.files()::listNames, new NameFormat());
    }

    private static Reply send(CommandContext ctx, Reader directories, LineFormat format)
            throws IOException {
        VirtualPath path = path(ctx, ctx.argument());
        try (Listing listing = open(ctx.files(), path, directories)) {
            return ctx.data().sendLines(listing, format);
        }
    }

    /** Returns the path behind the options, if the user may list it. */
    static VirtualPath path(CommandContext ctx, String argument) throws IOException {
        VirtualPath path = ctx.directory().resolve(LsOptions.strip(argument));
        Privileges.require(ctx, Permission.LIST, path);
        return path;
    }

    /** Opens a directory, or a listing of one entry for anything else. */
    static Listing open(FileAccess files, VirtualPath path) throws IOException {
        return open(files, path, files::list);
    }

    private static Listing open(FileAccess files, VirtualPath path, Reader directories)
            throws IOException {
        return files.entry(path).isDirectory()
                ? directories.open(path)
                : new Single(files.linkEntry(path));
    }

    /** Opens a directory, for all that there is to know of its entries or for less. */
    private interface Reader {
        Listing open(VirtualPath directory) throws IOException;
    }

    /** A listing of one file. */
    private static final class Single implements Listing {
        private @Nullable FileEntry entry;

        Single(FileEntry entry) {
            this.entry = entry;
        }

        @Override
        public @Nullable FileEntry next() {
            FileEntry next = entry;
            entry = null;
            return next;
        }

        @Override
        public void close() {}
    }
}
