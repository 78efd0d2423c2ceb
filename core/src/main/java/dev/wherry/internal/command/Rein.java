package dev.wherry.internal.command;

import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent.LogoutReason;
import dev.wherry.internal.session.ClientSession;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;

/**
 * REIN starts the session anew; a running transfer ends first (RFC 959 §4.1.1). EPSV ALL stays (RFC
 * 2428 §4).
 */
final class Rein implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("REIN", "REIN (start anew)").withoutLogin().rfc("RFC 959 §4.1.1");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    /** Waits for the client to end TLS, too. */
    @Override
    public boolean mayWait(ClientSession session, String argument) {
        return session.isSecure();
    }

    @Override
    public Reply run(Control control) {
        control.forgetAll(LogoutReason.REIN);
        if (control.isSecure() && !control.isImplicitTls()) {
            control.endTls(); // after the reply (RFC 4217 §13)
        }
        return Reply.of(ReplyCode.SERVICE_READY, "Ready for a new user.");
    }
}
