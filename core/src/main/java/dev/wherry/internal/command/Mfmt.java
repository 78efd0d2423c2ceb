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

/**
 * MFMT sets when a file was modified, and tells the time as it is kept (draft-somers-ftp-mfxx §3).
 */
final class Mfmt implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("MFMT", "MFMT <SP> time <SP> path (set when a file was modified)")
                    .argument(ArgumentRule.REQUIRED)
                    .needs(Permission.CHANGE_TIME)
                    .feature("MFMT")
                    .rfc("draft-somers-ftp-mfxx §3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        TimeAndPath wanted = TimeAndPath.parse(ctx.argument());
        VirtualPath path = ctx.directory().resolve(wanted.path());
        Privileges.require(ctx, Permission.CHANGE_TIME, path);
        PlainFiles.entry(ctx, path);
        FileEntry entry = Times.set(ctx, path, wanted.time(), null);
        return Reply.of(
                ReplyCode.FILE_STATUS, "Modify=" + Times.text(entry.modified()) + "; " + path);
    }
}
