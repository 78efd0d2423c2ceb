package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import java.util.regex.Pattern;

/** ALLO announces the size of an upload, which needs no preparation here (RFC 959 §4.1.3). */
final class Allo implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("ALLO", "ALLO <SP> bytes [<SP> R <SP> bytes] (not needed)")
                    .argument(ArgumentRule.REQUIRED)
                    .rfc("RFC 959 §4.1.3");
    private static final Pattern SYNTAX = Pattern.compile("[0-9]+( [Rr] [0-9]+)?");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws FtpReplyException {
        if (!SYNTAX.matcher(ctx.argument()).matches()) {
            throw new FtpReplyException(ReplyCode.BAD_ARGUMENT, "Expected a number of bytes.");
        }
        return Reply.of(ReplyCode.SUPERFLUOUS, "No storage allocation is needed.");
    }
}
