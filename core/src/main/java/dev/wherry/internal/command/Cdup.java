package dev.wherry.internal.command;

import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import dev.wherry.user.Permission;
import java.io.IOException;

/**
 * CDUP changes to the parent directory, and stays at the root (RFC 959 §4.1.1). Works also when the
 * current directory is gone.
 */
final class Cdup implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("CDUP", "CDUP (change to the parent directory)")
                    .aliases("XCUP")
                    .needs(Permission.ENTER)
                    .rfc("RFC 959 §4.1.1");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) throws IOException {
        if (!control.user().permissions().allow(Permission.ENTER, control.directory().parent())) {
            return Reply.of(ReplyCode.FILE_UNAVAILABLE, "Not enough privileges.");
        }
        return Cwd.change(control, control.directory().parent());
    }
}
