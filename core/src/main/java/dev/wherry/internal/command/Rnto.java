package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import dev.wherry.user.Permission;
import java.io.IOException;

/**
 * RNTO gives what RNFR named right before its new name; a file that has that name is replaced (RFC
 * 959 §4.1.3).
 */
final class Rnto implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("RNTO", "RNTO <SP> path (rename to)")
                    .path(ArgumentRule.REQUIRED)
                    .needs(Permission.RENAME)
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) throws IOException {
        VirtualPath from = control.renameFrom();
        if (from == null) {
            return Reply.of(ReplyCode.BAD_SEQUENCE, "RNFR must come right before.");
        }
        VirtualPath to = control.path();
        try {
            control.files().rename(from, to);
        } catch (FtpReplyException e) {
            throw e;
        } catch (IOException e) { // refused by the file system: 553 (RFC 959 §5.4)
            return Reply.of(ReplyCode.BAD_FILE_NAME, "It cannot be renamed to this name.");
        }
        control.publish(
                new FtpEvent.Renamed(control.origin(), from, to, control.files().realPath(to)));
        return Reply.of(ReplyCode.FILE_ACTION_OK, "Renamed.");
    }
}
