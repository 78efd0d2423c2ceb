package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import java.io.IOException;

/** What SIZE, MDTM, MFMT and MFCT are about: regular files only. */
final class PlainFiles {
    private PlainFiles() {}

    /** Describes a regular file; anything else is answered 550. */
    static FileEntry entry(CommandContext ctx, VirtualPath path) throws IOException {
        FileEntry entry = ctx.files().entry(path);
        if (!entry.isFile()) {
            throw new FtpReplyException(ReplyCode.FILE_UNAVAILABLE, "Not a plain file.");
        }
        return entry;
    }
}
