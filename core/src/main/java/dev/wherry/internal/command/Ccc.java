package dev.wherry.internal.command;

import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.ClientSession;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;

/**
 * CCC takes the control connection back into clear, so that routers can read its addresses; refused
 * unless switched on (RFC 4217 §5).
 */
final class Ccc implements ControlCommand {
    private final CommandSpec spec;
    private final boolean allowed;

    Ccc(boolean allowed) {
        CommandSpec plain =
                CommandSpec.of("CCC", "CCC (control connection in clear again)")
                        .withoutLogin()
                        .rfc("RFC 4217 §5");
        this.spec = allowed ? plain.feature("CCC") : plain;
        this.allowed = allowed;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    /** Waits for the client to end TLS, too. */
    @Override
    public boolean mayWait(ClientSession session, String argument) {
        return true;
    }

    @Override
    public Reply run(Control control) {
        if (!control.isSecure()) {
            return Reply.of(ReplyCode.PROTECTION_REQUIRED, "The connection is in clear already.");
        }
        if (!allowed) {
            return Reply.of(ReplyCode.POLICY_DENIED, "The control connection stays protected.");
        }
        control.endTls();
        return Reply.of(ReplyCode.COMMAND_OK, "In clear from now on.");
    }
}
