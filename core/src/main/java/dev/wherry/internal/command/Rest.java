package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.command.TransferType;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import dev.wherry.internal.wire.Digits;

/**
 * REST sets where the next transfer starts; whether the file is that long shows at the transfer
 * (RFC 3659 §5).
 */
final class Rest implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("REST", "REST <SP> offset (start of the next transfer)")
                    .argument(ArgumentRule.REQUIRED)
                    .feature("REST STREAM")
                    .rfc("RFC 3659 §5");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) {
        if (control.type() == TransferType.ASCII) {
            return Reply.of(ReplyCode.BAD_ARGUMENT, "Restarting works in TYPE I only.");
        }
        long offset = Digits.parse(control.argument());
        if (offset == Digits.NOT_A_NUMBER) {
            return Reply.of(ReplyCode.BAD_ARGUMENT, "Expected an offset in bytes.");
        }
        control.state().restartOffset(offset);
        return Reply.of(ReplyCode.NEED_MORE, "Restarting at " + offset + ".");
    }
}
