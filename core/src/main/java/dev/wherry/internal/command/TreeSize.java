package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.FileAccess.Listing;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permission;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Adds up the files below a directory, as far as the user may look. Links are not followed, so no
 * file counts twice by them and no loop is endless; depth takes no stack.
 */
final class TreeSize {
    private static final int MAX_ENTRIES = 1_000_000;

    private final CommandContext ctx;
    private final Deque<VirtualPath> todo = new ArrayDeque<>();
    private int entries;
    private long bytes;

    TreeSize(CommandContext ctx) {
        this.ctx = ctx;
    }

    /** Returns the sum in bytes; a tree of more than a million entries is answered 556. */
    long of(VirtualPath top) throws IOException {
        add(top);
        while (!todo.isEmpty()) {
            VirtualPath directory = todo.pop();
            try {
                add(directory);
            } catch (NoSuchFileException | AccessDeniedException _) {
                // gone meanwhile, or closed to the server: nothing to be seen there
            }
        }
        return bytes;
    }

    private void add(VirtualPath directory) throws IOException {
        try (Listing listing = ctx.files().list(directory)) {
            FileEntry entry;
            while ((entry = listing.next()) != null) {
                add(entry, directory);
            }
        }
    }

    private void add(FileEntry entry, VirtualPath directory) throws IOException {
        if (++entries > MAX_ENTRIES) {
            throw new FtpReplyException(
                    ReplyCode.TOO_EXPENSIVE, "The directory is too large for that.");
        }
        if (entries % 1024 == 1) {
            ctx.checkWanted();
        }
        if (entry.isFile()) {
            bytes += entry.size();
        } else if (entry.isDirectory()) {
            VirtualPath path = directory.resolve(entry.name());
            if (ctx.user().permissions().allow(Permission.LIST, path)) {
                todo.push(path);
            }
        }
    }
}
