package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;

/** SMNT would mount another file system, which is the operator's business (RFC 959 §4.1.1). */
final class Smnt implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("SMNT", "SMNT <SP> path (not offered)")
                    .argument(ArgumentRule.REQUIRED)
                    .rfc("RFC 959 §4.1.1");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) {
        return Reply.of(ReplyCode.NOT_OFFERED, "Mounting is not offered.");
    }
}
