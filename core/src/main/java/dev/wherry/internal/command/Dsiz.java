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
 * DSIZ tells how many bytes the files of a directory have, with all below it
 * (draft-peterson-streamlined-ftp-command-extensions).
 */
final class Dsiz implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("DSIZ", "DSIZ [<SP> path] (tell the size of a directory)")
                    .path(ArgumentRule.OPTIONAL)
                    .needs(Permission.LIST)
                    .longRunning()
                    .feature("DSIZ")
                    .rfc("draft-peterson-streamlined-ftp-command-extensions");

    private final HeavyWork work;

    Dsiz(HeavyWork work) {
        this.work = work;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        long bytes = work.run(() -> new TreeSize(ctx).of(ctx.path()));
        return Reply.of(ReplyCode.FILE_STATUS, Long.toString(bytes));
    }
}
