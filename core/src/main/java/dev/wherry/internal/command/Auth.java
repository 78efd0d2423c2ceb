package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.ClientSession;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import java.util.Locale;

/**
 * AUTH begins TLS on the control connection (RFC 4217 §4). Its older names SSL and TLS-P also
 * protect data from the start.
 */
final class Auth implements ControlCommand {
    private final CommandSpec spec;
    private final boolean offered;

    Auth(boolean offered) {
        CommandSpec plain =
                CommandSpec.of("AUTH", "AUTH <SP> TLS (protect the control connection)")
                        .argument(ArgumentRule.REQUIRED)
                        .withoutLogin()
                        .rfc("RFC 4217 §4");
        this.spec = offered ? plain.feature("AUTH TLS") : plain;
        this.offered = offered;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    /** Shakes hands behind its reply. */
    @Override
    public boolean mayWait(ClientSession session, String argument) {
        return true;
    }

    @Override
    public Reply run(Control control) {
        if (!offered) {
            return Reply.of(ReplyCode.NOT_OFFERED, "TLS is not offered here.");
        }
        if (control.isSecure()) {
            return Reply.of(ReplyCode.BAD_SEQUENCE, "TLS is in use already.");
        }
        return switch (control.argument().toUpperCase(Locale.ROOT)) {
            case "TLS", "TLS-C" -> accept(control, false);
            case "SSL", "TLS-P" -> accept(control, true);
            default -> Reply.of(ReplyCode.UNSUPPORTED_VALUE, "The mechanism is TLS.");
        };
    }

    /** What came behind AUTH in clear may be an attacker's, to be taken for the client's later. */
    private static Reply accept(Control control, boolean protectData) {
        if (control.hasMoreInput()) {
            control.end();
            return Reply.of(ReplyCode.SERVICE_CLOSING, "Nothing may follow AUTH before its reply.");
        }
        control.startTls(protectData);
        return Reply.of(ReplyCode.SECURITY_ACCEPTED, "TLS may begin.");
    }
}
