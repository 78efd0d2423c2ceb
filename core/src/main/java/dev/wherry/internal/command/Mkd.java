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

/** MKD makes a directory and tells its absolute path in quotes (RFC 959 §4.1.3, App. II). */
final class Mkd implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("MKD", "MKD <SP> path (make a directory)")
                    .aliases("XMKD")
                    .path(ArgumentRule.REQUIRED)
                    .needs(Permission.MAKE_DIRECTORY)
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        ctx.files().makeDirectory(ctx.path());
        String realPath = ctx.files().realPath(ctx.path());
        ctx.publish(new FtpEvent.DirectoryMade(ctx.origin(), ctx.path(), realPath));
        return Reply.of(
                ReplyCode.PATH_NAME, Quotes.quote(ctx.path().toString()) + " directory created.");
    }
}
