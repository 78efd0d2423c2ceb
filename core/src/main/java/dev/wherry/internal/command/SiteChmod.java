package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permission;
import java.io.IOException;

/** SITE CHMOD sets the permission bits: three or four octal digits, then the path. */
final class SiteChmod implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.site("CHMOD", "SITE CHMOD <SP> mode <SP> path (change the mode of a file)")
                    .argument(ArgumentRule.REQUIRED)
                    .needs(Permission.CHANGE_MODE)
                    .rfc("RFC 1123 §4.1.2.8");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        String argument = ctx.argument();
        int space = argument.indexOf(' ');
        int mode = Modes.parse(argument.substring(0, Math.max(space, 0)));
        if (mode == FileEntry.UNKNOWN || space == argument.length() - 1) {
            return Reply.of(ReplyCode.BAD_ARGUMENT, "Expected 3 or 4 octal digits and a path.");
        }
        VirtualPath path = ctx.directory().resolve(argument.substring(space + 1));
        Privileges.require(ctx, Permission.CHANGE_MODE, path);
        Modes.set(ctx, path, mode);
        return Reply.of(ReplyCode.COMMAND_OK, "SITE CHMOD successful.");
    }
}
