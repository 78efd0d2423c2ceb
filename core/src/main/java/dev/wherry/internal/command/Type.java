package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.command.TransferType;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import java.util.Locale;

/**
 * TYPE chooses how bytes are represented: ASCII (also with the Telnet format, RFC 1123 §4.1.2.2) or
 * image (RFC 959 §3.1.1).
 */
final class Type implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("TYPE", "TYPE <SP> A | I | L 8 (representation type)")
                    .argument(ArgumentRule.REQUIRED)
                    .keepsRestart()
                    .rfc("RFC 959 §4.1.2");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) {
        return switch (control.argument().toUpperCase(Locale.ROOT)) {
            case "A", "A N", "A T" -> set(control, TransferType.ASCII, "Type set to ASCII.");
            case "I", "L 8" -> set(control, TransferType.IMAGE, "Type set to binary.");
            default -> Reply.of(ReplyCode.UNSUPPORTED_VALUE, "Supported types are A, I and L 8.");
        };
    }

    private static Reply set(Control control, TransferType type, String text) {
        control.state().type(type);
        return Reply.of(ReplyCode.COMMAND_OK, text);
    }
}
