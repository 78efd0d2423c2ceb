package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.command.TransferType;
import dev.wherry.file.FileEntry;
import dev.wherry.user.Permission;
import java.io.IOException;

/**
 * SIZE tells how many bytes RETR would send (RFC 3659 §4). In TYPE A that takes reading the whole
 * file, so it is refused there, as §4.2 permits.
 */
final class Size implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("SIZE", "SIZE <SP> path (tell the size of a file)")
                    .path(ArgumentRule.REQUIRED)
                    .needs(Permission.LIST)
                    .keepsRestart()
                    .feature("SIZE")
                    .rfc("RFC 3659 §4");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        if (ctx.type() == TransferType.ASCII) {
            return Reply.of(ReplyCode.FILE_UNAVAILABLE, "SIZE not allowed in ASCII mode.");
        }
        FileEntry file = PlainFiles.entry(ctx, ctx.path());
        return Reply.of(ReplyCode.FILE_STATUS, Long.toString(file.size()));
    }
}
