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
 * MDTM tells when a file was modified, in UTC (RFC 3659 §3).
 *
 * <p>Older clients set the time with {@code MDTM YYYYMMDDHHMMSS path}. §3.1 has no such form: there
 * this is a file whose name starts with digits. So it must be asked for.
 */
final class Mdtm implements FtpCommand {
    private static final CommandSpec ASKS =
            CommandSpec.of("MDTM", "MDTM <SP> path (tell when a file was modified)")
                    .path(ArgumentRule.REQUIRED)
                    .needs(Permission.LIST)
                    .feature("MDTM")
                    .rfc("RFC 3659 §3");

    private static final CommandSpec SETS =
            CommandSpec.of("MDTM", "MDTM [<SP> time] <SP> path (tell or set the time of a file)")
                    .argument(ArgumentRule.REQUIRED) // not always a path as a whole
                    .feature("MDTM")
                    .rfc("RFC 3659 §3");

    private final boolean sets;

    /** Makes the command, with or without the old form that sets the time. */
    Mdtm(boolean sets) {
        this.sets = sets;
    }

    @Override
    public CommandSpec spec() {
        return sets ? SETS : ASKS;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        if (sets) {
            TimeAndPath wanted = TimeAndPath.find(ctx.argument());
            if (wanted != null) {
                return set(ctx, wanted);
            }
            Privileges.require(ctx, Permission.LIST, ctx.path());
        }
        return tell(ctx);
    }

    private static Reply tell(CommandContext ctx) throws IOException {
        return Reply.of(
                ReplyCode.FILE_STATUS, Times.text(PlainFiles.entry(ctx, ctx.path()).modified()));
    }

    private static Reply set(CommandContext ctx, TimeAndPath wanted) throws IOException {
        VirtualPath path = ctx.directory().resolve(wanted.path());
        Privileges.require(ctx, Permission.CHANGE_TIME, path);
        PlainFiles.entry(ctx, path);
        Times.set(ctx, path, wanted.time(), null);
        return Reply.of(ReplyCode.FILE_STATUS, "File modification time set.");
    }
}
