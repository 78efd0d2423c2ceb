package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;

/**
 * NOOP does nothing, also while a transfer runs, which keeps connections alive (RFC 959 §4.1.3).
 */
final class Noop implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("NOOP", "NOOP (do nothing)")
                    .withoutLogin()
                    .duringTransfer()
                    .keepsRestart()
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) {
        return Reply.of(ReplyCode.COMMAND_OK, "Nothing done.");
    }
}
