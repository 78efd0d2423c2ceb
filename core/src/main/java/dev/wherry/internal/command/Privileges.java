package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permission;

/** The check of the permission gate, for commands whose argument is more than a path. */
final class Privileges {
    /** What a client reads who may not. */
    static final String REFUSAL = "Not enough privileges.";

    private Privileges() {}

    /** Returns normally if the user may do that there. */
    static void require(CommandContext ctx, Permission permission, VirtualPath path)
            throws FtpReplyException {
        if (!ctx.user().permissions().allow(permission, path)) {
            throw new FtpReplyException(ReplyCode.FILE_UNAVAILABLE, REFUSAL);
        }
    }
}
