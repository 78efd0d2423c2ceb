package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;

/**
 * PWD tells the current directory, with quotes in its name doubled (RFC 959 §4.1.3, appendix II).
 */
final class Pwd implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("PWD", "PWD (tell the current directory)")
                    .aliases("XPWD")
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) {
        return Reply.of(
                ReplyCode.PATH_NAME,
                Quotes.quote(ctx.directory().toString()) + " is the current directory.");
    }
}
