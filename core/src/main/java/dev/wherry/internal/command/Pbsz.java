package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import dev.wherry.internal.wire.Digits;

/** PBSZ agrees on the size of protected blocks, which for TLS is always 0 (RFC 4217 §8). */
final class Pbsz implements ControlCommand {
    private static final long MAX = 0xFFFF_FFFFL; // RFC 2228: 32 bits
    private final CommandSpec spec;

    Pbsz(boolean offered) {
        CommandSpec plain =
                CommandSpec.of("PBSZ", "PBSZ <SP> 0 (size of protected blocks)")
                        .argument(ArgumentRule.REQUIRED)
                        .withoutLogin()
                        .rfc("RFC 4217 §8");
        this.spec = offered ? plain.feature("PBSZ") : plain;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Reply run(Control control) {
        if (!control.isSecure()) {
            return Reply.of(ReplyCode.BAD_SEQUENCE, "AUTH TLS must come first.");
        }
        if (Digits.parse(control.argument(), MAX) == Digits.NOT_A_NUMBER) {
            return Reply.of(ReplyCode.BAD_ARGUMENT, "Expected a number up to " + MAX + ".");
        }
        control.state().sayPbsz();
        return Reply.of(ReplyCode.COMMAND_OK, "PBSZ=0");
    }
}
