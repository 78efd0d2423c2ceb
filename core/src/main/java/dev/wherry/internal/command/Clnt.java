package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;

/**
 * CLNT tells the name of the client program; it changes nothing, but stands in the log of commands.
 */
final class Clnt implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("CLNT", "CLNT <SP> program (name of the client)")
                    .argument(ArgumentRule.REQUIRED)
                    .withoutLogin()
                    .feature("CLNT");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) {
        return Reply.of(ReplyCode.COMMAND_OK, "Noted.");
    }
}
