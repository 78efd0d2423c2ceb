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

/** DELE deletes a file, or a symbolic link itself (RFC 959 §4.1.3). */
final class Dele implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("DELE", "DELE <SP> path (delete a file)")
                    .path(ArgumentRule.REQUIRED)
                    .needs(Permission.DELETE)
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        String realPath = ctx.files().realPath(ctx.path());
        ctx.files().delete(ctx.path());
        ctx.publish(new FtpEvent.FileDeleted(ctx.origin(), ctx.path(), realPath));
        return Reply.of(ReplyCode.FILE_ACTION_OK, "File removed.");
    }
}
