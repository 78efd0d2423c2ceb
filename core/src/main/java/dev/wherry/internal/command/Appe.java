package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.Upload;
import dev.wherry.user.Permission;
import java.io.IOException;

/**
 * APPE receives what is appended to a file; "if the file does not exist at the server site, then it
 * shall be created" (RFC 959 §4.1.3). A name that is refused is answered 550, not 553: §5.4.
 */
final class Appe implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("APPE", "APPE <SP> path (append to a file)")
                    .path(ArgumentRule.REQUIRED)
                    .needs(Permission.APPEND)
                    .opensDataConnection()
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        Restart.requireNone(ctx, "Can't APPE while REST request is pending.");
        Restart.requireNoRange(ctx);
        try (Upload upload = open(ctx)) {
            return ctx.data().receive(upload);
        }
    }

    private static Upload open(CommandContext ctx) throws IOException {
        try {
            return ctx.files().append(ctx.path(), ctx.uploadMode());
        } catch (FtpReplyException e) {
            if (e.reply().code() != ReplyCode.BAD_FILE_NAME) {
                throw e;
            }
            throw new FtpReplyException(new Reply(ReplyCode.FILE_UNAVAILABLE, e.reply().lines()));
        }
    }
}
