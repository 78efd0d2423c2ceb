package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.ClientSession;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;

/** PASS tells the password for the name of USER (RFC 959 §4.1.1). */
final class Pass implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("PASS", "PASS [<SP> password] (log in)")
                    .argument(ArgumentRule.OPTIONAL)
                    .withoutLogin()
                    .rfc("RFC 959 §4.1.1");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    /** Checks a password that takes computing, or punishes a wrong one. */
    @Override
    public boolean mayWait(ClientSession session, String argument) {
        return !session.entersAtOnce(argument);
    }

    @Override
    public Reply run(Control control) {
        if (control.state().isLoggedIn()) {
            return Reply.of(ReplyCode.BAD_SEQUENCE, "You are logged in already.");
        }
        return control.mustBeSecureToLogin()
                ? User.mustBeSecure()
                : control.login(control.argument());
    }
}
