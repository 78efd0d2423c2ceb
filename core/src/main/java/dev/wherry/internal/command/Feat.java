package dev.wherry.internal.command;

import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import java.util.ArrayList;
import java.util.List;

/** FEAT lists what goes beyond the first RFC, from the specs of the commands (RFC 2389 §3). */
final class Feat implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("FEAT", "FEAT (list extensions)").withoutLogin().rfc("RFC 2389 §3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) {
        List<String> features = new ArrayList<>();
        for (FtpCommand command : control.commands().all()) {
            String line = command.spec().featureLine(control);
            if (line != null) {
                features.add(" " + line); // exactly one space
            }
        }
        if (features.isEmpty()) {
            return Reply.of(ReplyCode.SYSTEM_STATUS, "No extensions.");
        }
        features.sort(null);
        features.addFirst("Extensions:");
        features.addLast("End");
        return new Reply(ReplyCode.SYSTEM_STATUS, features);
    }
}
