package dev.wherry.internal.command;

import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import java.io.IOException;

/**
 * ABOR ends the running transfer, which answers 426 first, and gives up a passive port that waits
 * (RFC 959 §4.1.3).
 */
final class Abor implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("ABOR", "ABOR (abort the transfer)")
                    .duringTransfer()
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) throws IOException {
        return control.abort()
                ? Reply.of(ReplyCode.TRANSFER_COMPLETE, "Aborted.")
                : Reply.of(ReplyCode.NO_TRANSFER, "There is no transfer to abort.");
    }
}
