package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.file.FileAccess;
import dev.wherry.user.Permission;
import java.io.IOException;

/**
 * STOR receives one file, which replaces the one of that name (RFC 959 §4.1.3), or continues it
 * from the offset of the last REST on (RFC 3659 §5).
 */
final class Stor implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("STOR", "STOR <SP> path (upload a file)")
                    .path(ArgumentRule.REQUIRED)
                    .needs(Permission.WRITE)
                    .opensDataConnection()
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        Restart.requireNoRange(ctx);
        Restart.requireFittingType(ctx);
        long offset = ctx.restartOffset();
        FileAccess files = ctx.files();
        if (offset > 0) {
            files.entry(ctx.path()); // what is not there cannot be continued: 550, not 553
        }
        return Uploads.receive(ctx, () -> files.upload(ctx.path(), ctx.uploadMode(), offset));
    }
}
