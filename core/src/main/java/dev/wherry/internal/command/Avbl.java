package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.user.Permission;
import java.io.IOException;

/**
 * AVBL tells how many bytes can still be written
 * (draft-peterson-streamlined-ftp-command-extensions).
 */
final class Avbl implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("AVBL", "AVBL [<SP> path] (tell the free space)")
                    .path(ArgumentRule.OPTIONAL)
                    .needs(Permission.LIST)
                    .feature("AVBL")
                    .rfc("draft-peterson-streamlined-ftp-command-extensions");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        return Reply.of(ReplyCode.FILE_STATUS, Long.toString(ctx.files().freeBytes(ctx.path())));
    }
}
