package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.ByteRange;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.command.TransferType;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import dev.wherry.internal.wire.Digits;

/**
 * RANG sets the part of a file that the next HASH or RETR is about; {@code RANG 1 0} is the whole
 * again (draft-bryan-ftp-range §3).
 */
final class Rang implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("RANG", "RANG <SP> first <SP> last (part for the next HASH or RETR)")
                    .argument(ArgumentRule.REQUIRED)
                    .feature("RANG STREAM")
                    .rfc("draft-bryan-ftp-range");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) {
        int space = control.argument().indexOf(' ');
        long first =
                space < 0
                        ? Digits.NOT_A_NUMBER
                        : Digits.parse(control.argument().substring(0, space));
        long last =
                space < 0
                        ? Digits.NOT_A_NUMBER
                        : Digits.parse(control.argument().substring(space + 1));
        if (first == Digits.NOT_A_NUMBER || last == Digits.NOT_A_NUMBER) {
            return Reply.of(ReplyCode.BAD_ARGUMENT, "Expected the first and the last byte.");
        }
        if (control.type() == TransferType.ASCII) {
            return Reply.of(ReplyCode.BAD_ARGUMENT, "Ranges work in TYPE I only.");
        }
        if (first == 1 && last == 0) {
            control.state().range(null);
            return Reply.of(ReplyCode.NEED_MORE, "The range is the whole file again.");
        }
        if (last < first) {
            return Reply.of(
                    ReplyCode.BAD_ARGUMENT, "The last byte must not come before the first.");
        }
        control.state().range(new ByteRange(first, last));
        return Reply.of(ReplyCode.NEED_MORE, "The range goes from " + first + " to " + last + ".");
    }
}
