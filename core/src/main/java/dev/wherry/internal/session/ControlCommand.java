package dev.wherry.internal.session;

import dev.wherry.command.CommandContext;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import java.io.IOException;

/** A built-in command that changes the session itself, and so is run by its owner. */
public interface ControlCommand extends FtpCommand {
    /**
     * Carries the command out.
     *
     * @throws IOException as {@link FtpCommand#run(CommandContext)} says
     */
    Reply run(Control control) throws IOException;

    /**
     * Tells whether the command may wait for long without touching a file: for the client, or for a
     * password check. Asked right before, by the owner.
     *
     * @param argument the command's
     */
    default boolean mayWait(ClientSession session, String argument) {
        return false;
    }

    @Override
    default Reply run(CommandContext ctx) throws IOException {
        if (ctx instanceof Control control) {
            return run(control);
        }
        throw new IllegalStateException(spec() + " runs on the session's own thread only");
    }
}
