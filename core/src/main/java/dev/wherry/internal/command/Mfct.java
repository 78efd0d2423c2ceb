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
import java.time.Instant;

/** MFCT sets when a file was made, where the file system lets it (draft-somers-ftp-mfxx §4). */
final class Mfct implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("MFCT", "MFCT <SP> time <SP> path (set when a file was made)")
                    .argument(ArgumentRule.REQUIRED)
                    .needs(Permission.CHANGE_TIME)
                    .feature("MFCT")
                    .rfc("draft-somers-ftp-mfxx §4");

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
        FileEntry entry = Times.set(ctx, path, null, wanted.time());
        Instant created = entry.created();
        if (created == null || !Times.isTaken(wanted.time(), created)) {
            return Reply.of(
                    ReplyCode.FILE_UNAVAILABLE, "The time of creation cannot be changed here.");
        }
        return Reply.of(ReplyCode.FILE_STATUS, "Create=" + Times.text(created) + "; " + path);
    }
}
