package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent;
import dev.wherry.user.Permission;
import java.io.IOException;

/** RMD deletes an empty directory (RFC 959 §4.1.3), never the root. */
final class Rmd implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("RMD", "RMD <SP> path (delete a directory)")
                    .aliases("XRMD")
                    .path(ArgumentRule.REQUIRED)
                    .needs(Permission.DELETE)
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        if (ctx.path().isRoot()) {
            return Reply.of(ReplyCode.FILE_UNAVAILABLE, "Can't remove root directory.");
        }
        String realPath = ctx.files().realPath(ctx.path());
        ctx.files().deleteDirectory(ctx.path());
        ctx.publish(new FtpEvent.FileDeleted(ctx.origin(), ctx.path(), realPath));
        return Reply.of(ReplyCode.FILE_ACTION_OK, "Directory removed.");
    }
}
