package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * HELP and SITE HELP list the commands, or tell how one is written, from the specs (RFC 959
 * §4.1.3).
 */
final class Help implements ControlCommand {
    private static final int VERBS_A_LINE = 8;
    private static final String SITE = "SITE ";

    private final CommandSpec spec;
    private final boolean site;

    private Help(CommandSpec spec, boolean site) {
        this.spec = spec.argument(ArgumentRule.OPTIONAL).withoutLogin().rfc("RFC 959 §4.1.3");
        this.site = site;
    }

    static Help forCommands() {
        return new Help(
                CommandSpec.of("HELP", "HELP [<SP> command] (list commands, or explain one)"),
                false);
    }

    static Help forSite() {
        return new Help(
                CommandSpec.site(
                        "HELP", "SITE HELP [<SP> command] (list SITE commands, or explain one)"),
                true);
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Reply run(Control control) {
        return control.argument().isEmpty() ? list(control) : explain(control);
    }

    private Reply explain(Control control) {
        String verb = control.argument().toUpperCase(Locale.ROOT);
        FtpCommand command =
                control.commands().find(site && !verb.startsWith(SITE) ? SITE + verb : verb);
        return command == null
                ? Reply.of(
                        ReplyCode.BAD_ARGUMENT, site ? "Unknown SITE command." : "Unknown command.")
                : Reply.of(ReplyCode.HELP_TEXT, command.spec().syntax());
    }

    private Reply list(Control control) {
        List<String> lines = new ArrayList<>();
        lines.add(site ? "These SITE commands are known:" : "These commands are known:");
        StringBuilder row = new StringBuilder();
        int inRow = 0;
        for (FtpCommand command : control.commands().all()) {
            String verb = command.spec().verb();
            if (verb.startsWith(SITE) == site) {
                row.append(
                        String.format(
                                Locale.ROOT, " %-9s", site ? verb.substring(SITE.length()) : verb));
                inRow++;
                if (inRow == VERBS_A_LINE) {
                    lines.add(row.toString().stripTrailing());
                    row.setLength(0);
                    inRow = 0;
                }
            }
        }
        if (inRow > 0) {
            lines.add(row.toString().stripTrailing());
        }
        lines.add("End");
        return new Reply(ReplyCode.HELP_TEXT, lines);
    }
}
