package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import dev.wherry.user.Permission;
import java.io.IOException;

/** RNFR names what the next command, RNTO, renames (RFC 959 §4.1.3). */
final class Rnfr implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("RNFR", "RNFR <SP> path (rename from)")
                    .path(ArgumentRule.REQUIRED)
                    .needs(Permission.RENAME)
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) throws IOException {
        if (control.path().isRoot()) {
            return Reply.of(ReplyCode.FILE_UNAVAILABLE, "The root directory cannot be renamed.");
        }
        control.files().linkEntry(control.path()); // throws if there is nothing
        control.state().renameFrom(control.path());
        return Reply.of(ReplyCode.NEED_MORE, "Ready for the new name.");
    }
}
