package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;

/**
 * CSID lets client and server tell each other what they are
 * (draft-peterson-streamlined-ftp-command-extensions §4). Of the server only that it keeps case
 * apart and how it separates names: a version would help attackers more than clients.
 */
final class Csid implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("CSID", "CSID [<SP> Name=program; Version=version;] (who is who)")
                    .argument(ArgumentRule.OPTIONAL)
                    .withoutLogin()
                    .feature("CSID");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) {
        return Reply.of(ReplyCode.COMMAND_OK, "Name=Wherry; CaseSensitive=1; DirSep=/;");
    }
}
