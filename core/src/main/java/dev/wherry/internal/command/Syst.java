package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;

/**
 * SYST tells the kind of system, by which clients choose how to read LIST: always UNIX, whatever we
 * run on (RFC 959 §4.1.3).
 */
final class Syst implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("SYST", "SYST (tell the kind of system)")
                    .withoutLogin()
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) {
        return Reply.of(ReplyCode.SYSTEM_TYPE, "UNIX Type: L8");
    }
}
