package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permission;
import java.io.IOException;

/**
 * SITE UTIME sets when a file or directory was modified, for clients that know no MFMT: {@code SITE
 * UTIME YYYYMMDDHHMM[SS] path} or {@code SITE UTIME path atime mtime ctime UTC}.
 */
final class SiteUtime implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.site("UTIME", "SITE UTIME <SP> time <SP> path (set the time of a file)")
                    .argument(ArgumentRule.REQUIRED)
                    .needs(Permission.CHANGE_TIME)
                    .feature("SITE UTIME")
                    .rfc("RFC 1123 §4.1.2.8");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        TimeAndPath wanted = UtimeArgument.parse(ctx.argument());
        VirtualPath path = ctx.directory().resolve(wanted.path());
        Privileges.require(ctx, Permission.CHANGE_TIME, path);
        Times.set(ctx, path, wanted.time(), null);
        return Reply.of(ReplyCode.COMMAND_OK, "SITE UTIME successful.");
    }
}
