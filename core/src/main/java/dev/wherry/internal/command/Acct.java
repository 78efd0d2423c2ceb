package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;

/** ACCT tells an account, which nobody needs here (RFC 959 §4.1.1). */
final class Acct implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("ACCT", "ACCT <SP> account (not needed)")
                    .argument(ArgumentRule.REQUIRED)
                    .withoutLogin()
                    .rfc("RFC 959 §4.1.1");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) {
        return Reply.of(ReplyCode.SUPERFLUOUS, "No account is needed.");
    }
}
