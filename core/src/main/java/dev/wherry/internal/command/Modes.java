package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.event.FtpEvent;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import java.io.IOException;

/** Sets the permission bits of files: what SITE CHMOD and MFF share. */
final class Modes {
    private Modes() {}

    /** Returns the mode of three or four octal digits, or {@link FileEntry#UNKNOWN}. */
    static int parse(String text) {
        if (text.length() < 3 || text.length() > 4) {
            return FileEntry.UNKNOWN;
        }
        int mode = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '7') {
                return FileEntry.UNKNOWN;
            }
            mode = mode * 8 + (c - '0');
        }
        return mode;
    }

    /** Sets the mode and tells listeners. */
    static void set(CommandContext ctx, VirtualPath path, int mode) throws IOException {
        ctx.files().setMode(path, mode);
        String realPath = ctx.files().realPath(path);
        ctx.publish(new FtpEvent.ModeChanged(ctx.origin(), path, realPath, mode));
    }
}
