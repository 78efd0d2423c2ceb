package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import dev.wherry.user.Permission;
import java.io.IOException;

/** CWD changes the current directory; without an argument to the root (RFC 959 §4.1.1). */
final class Cwd implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("CWD", "CWD [<SP> path] (change the current directory)")
                    .aliases("XCWD")
                    .path(ArgumentRule.OPTIONAL)
                    .needs(Permission.ENTER)
                    .feature("TVFS") // RFC 3659 §6: paths are separated by slashes
                    .rfc("RFC 959 §4.1.1");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) throws IOException {
        return change(control, control.argument().isEmpty() ? VirtualPath.ROOT : control.path());
    }

    /** Changes to a directory, if it is one. */
    static Reply change(Control control, VirtualPath target) throws IOException {
        if (!control.files().entry(target).isDirectory()) {
            return Reply.of(ReplyCode.FILE_UNAVAILABLE, "Not a directory.");
        }
        control.state().directory(target);
        return Reply.of(ReplyCode.FILE_ACTION_OK, "Directory changed.");
    }
}
