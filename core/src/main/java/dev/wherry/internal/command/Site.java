package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;

/** SITE alone says nothing; its sub-commands are commands of their own (RFC 959 §4.1.3). */
final class Site implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("SITE", "SITE <SP> command (see SITE HELP)")
                    .argument(ArgumentRule.REQUIRED)
                    .withoutLogin()
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) {
        return Reply.of(ReplyCode.BAD_ARGUMENT, "SITE needs a command, see SITE HELP.");
    }
}
