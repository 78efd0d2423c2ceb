package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import java.util.Locale;

/** MODE chooses the transmission mode: stream, and no other (RFC 959 §3.4, §4.1.2). */
final class Mode implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("MODE", "MODE <SP> S (stream mode)")
                    .argument(ArgumentRule.REQUIRED)
                    .rfc("RFC 959 §4.1.2");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) {
        return switch (ctx.argument().toUpperCase(Locale.ROOT)) {
            case "S" -> Reply.of(ReplyCode.COMMAND_OK, "Mode set to stream.");
            case "B", "C", "Z" ->
                    Reply.of(ReplyCode.UNSUPPORTED_VALUE, "Only stream mode is supported.");
            default -> Reply.of(ReplyCode.BAD_ARGUMENT, "Expected MODE S.");
        };
    }
}
