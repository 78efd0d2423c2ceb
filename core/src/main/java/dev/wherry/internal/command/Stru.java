package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import java.util.Locale;

/** STRU chooses the file structure: file, and no other (RFC 959 §3.1.2, §4.1.2). */
final class Stru implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("STRU", "STRU <SP> F (file structure)")
                    .argument(ArgumentRule.REQUIRED)
                    .rfc("RFC 959 §4.1.2");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) {
        return switch (ctx.argument().toUpperCase(Locale.ROOT)) {
            case "F" -> Reply.of(ReplyCode.COMMAND_OK, "Structure set to file.");
            case "P", "R" ->
                    Reply.of(ReplyCode.UNSUPPORTED_VALUE, "Only the file structure is supported.");
            default -> Reply.of(ReplyCode.BAD_ARGUMENT, "Expected STRU F.");
        };
    }
}
