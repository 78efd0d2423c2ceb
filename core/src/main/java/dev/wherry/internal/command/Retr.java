package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.ByteRange;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.user.Permission;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/**
 * RETR sends one file, from the offset of the last REST on (RFC 959 §4.1.3, RFC 3659 §5), or the
 * range of the last RANG (draft-bryan-ftp-range §3).
 */
final class Retr implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("RETR", "RETR <SP> path (download a file)")
                    .path(ArgumentRule.REQUIRED)
                    .needs(Permission.READ)
                    .opensDataConnection()
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        Restart.requireFittingType(ctx);
        long offset = ctx.restartOffset();
        ByteRange range = ctx.range();
        try (SeekableByteChannel file = ctx.files().openForRead(ctx.path())) {
            if (range != null) {
                return ctx.data().send(ctx.path(), RangeOfFile.of(file, range));
            }
            if (offset == 0) {
                return ctx.data().send(ctx.path(), file);
            }
            if (offset > file.size()) {
                return Reply.of(
                        ReplyCode.INVALID_RESTART, "The offset is past the end of the file.");
            }
            return ctx.data().send(ctx.path(), file.position(offset));
        }
    }
}
