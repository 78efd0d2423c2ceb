package dev.wherry.internal.command;

import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;

/** QUIT ends the session; a running transfer ends first (RFC 959 §4.1.1). */
final class Quit implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("QUIT", "QUIT (end the session)").withoutLogin().rfc("RFC 959 §4.1.1");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) {
        String text =
                control.state().isLoggedIn()
                        ? control.user().quitMessage()
                        : dev.wherry.user.User.QUIT_MESSAGE;
        control.quit();
        return Reply.ofText(ReplyCode.GOODBYE, text);
    }
}
