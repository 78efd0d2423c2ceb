package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent.LogoutReason;
import dev.wherry.internal.session.ClientSession;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;

/**
 * USER tells a name, and ends the login that was (RFC 959 §4.1.1). The answer is the same for all
 * names, so that nobody learns which exist (RFC 2577 §7).
 */
final class User implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("USER", "USER <SP> name (log in)")
                    .argument(ArgumentRule.REQUIRED)
                    .withoutLogin()
                    .rfc("RFC 959 §4.1.1");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    /** Neither names nor passwords are asked for where anybody can read them. */
    static Reply mustBeSecure() {
        return Reply.of(ReplyCode.NOT_LOGGED_IN, "Logins must be protected: AUTH TLS first.");
    }

    /** Checks a certificate, if there is any. */
    @Override
    public boolean mayWait(ClientSession session, String argument) {
        return session.showsCertificate();
    }

    @Override
    public Reply run(Control control) {
        if (control.mustBeSecureToLogin()) {
            return mustBeSecure();
        }
        control.logout(LogoutReason.USER);
        control.state().pendingUserName(control.argument());
        Reply recognized = control.loginByCertificate();
        if (recognized != null) {
            return recognized;
        }
        return Reply.of(ReplyCode.NEED_PASSWORD, "Name noted, send the password.");
    }
}
