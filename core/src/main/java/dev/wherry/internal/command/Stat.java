package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.command.TransferType;
import dev.wherry.internal.session.AsideCommand;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import dev.wherry.internal.wire.PrintableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * STAT tells how the session is doing, also while a transfer runs; with a path it lists that on the
 * control connection (RFC 959 §4.1.3).
 */
final class Stat implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("STAT", "STAT [<SP> path] (tell the status, or list)")
                    .argument(ArgumentRule.OPTIONAL)
                    .withoutLogin()
                    .duringTransfer()
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) throws IOException {
        if (control.argument().isEmpty()) {
            return new Reply(ReplyCode.SYSTEM_STATUS, status(control));
        }
        return control.state().isLoggedIn()
                ? PathStatus.reply(control)
                : Reply.of(ReplyCode.NOT_LOGGED_IN, "Please log in with USER and PASS.");
    }

    private static List<String> status(Control control) {
        List<String> lines = new ArrayList<>();
        lines.add("Status of the server:");
        lines.add(
                " Connected from "
                        + control.session().remoteAddress().getAddress().getHostAddress());
        String user = control.session().userName().orElse(null);
        if (user != null) {
            lines.add(" Logged in as " + PrintableText.of(user));
        } else if (control.state().pendingUserName() != null) {
            lines.add(" Waiting for the password");
        } else {
            lines.add(" Waiting for the user name");
        }
        lines.add(
                " TYPE: "
                        + (control.type() == TransferType.ASCII ? "ASCII" : "Image")
                        + "; STRUcture: File; MODE: Stream");
        AsideCommand running = control.running();
        lines.add(
                running == null
                        ? " No data connection"
                        : " " + running.description() + ": " + running.bytes() + " bytes so far");
        lines.add("End");
        return lines;
    }
}
