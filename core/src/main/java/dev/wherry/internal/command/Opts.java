package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.listing.Facts;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import java.util.List;
import java.util.Locale;

/** OPTS sets options of other commands: UTF8, MLST and HASH (RFC 2389 §4, RFC 3659 §7.9). */
final class Opts implements ControlCommand {
    private final CommandSpec spec;

    /** Names are in UTF-8, or in a charset of old. */
    Opts(boolean utf8) {
        CommandSpec plain =
                CommandSpec.of("OPTS", "OPTS <SP> command [<SP> options] (set options)")
                        .argument(ArgumentRule.REQUIRED)
                        .withoutLogin() // clients say OPTS UTF8 ON before USER
                        .rfc("RFC 2389 §4");
        this.spec = utf8 ? plain.feature("UTF8") : plain;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Reply run(Control control) {
        int space = control.argument().indexOf(' ');
        String command = space < 0 ? control.argument() : control.argument().substring(0, space);
        String options = space < 0 ? "" : control.argument().substring(space + 1);
        return switch (command.toUpperCase(Locale.ROOT)) {
            case "UTF8", "UTF-8" -> utf8(control, options);
            case "MLST" -> mlst(control, options);
            case "HASH" -> hash(control, options);
            default ->
                    Reply.of(ReplyCode.BAD_ARGUMENT, "There are options for UTF8, MLST and HASH.");
        };
    }

    private static Reply utf8(Control control, String options) {
        boolean utf8 = control.settings().sessions().charset().name().equals("UTF-8");
        return switch (options.toUpperCase(Locale.ROOT)) {
            case "", "ON", "NLST" ->
                    utf8
                            ? Reply.of(ReplyCode.COMMAND_OK, "Names are in UTF-8.")
                            : Reply.of(ReplyCode.UNSUPPORTED_VALUE, "Names are not in UTF-8 here.");
            case "OFF" ->
                    utf8
                            ? Reply.of(ReplyCode.UNSUPPORTED_VALUE, "Names are always in UTF-8.")
                            : Reply.of(ReplyCode.COMMAND_OK, "Names are not in UTF-8.");
            default -> Reply.of(ReplyCode.BAD_ARGUMENT, "Expected OPTS UTF8 ON.");
        };
    }

    private static Reply mlst(Control control, String options) {
        List<String> facts = Facts.select(options);
        if (facts == null) {
            return Reply.of(
                    ReplyCode.BAD_ARGUMENT, "Expected facts, each with a semicolon behind it.");
        }
        control.state().facts(facts);
        return Reply.of(ReplyCode.COMMAND_OK, Facts.optsReply(facts));
    }

    /** Without a name the current algorithm is told (draft-bryan-ftp-hash §3.1). */
    private static Reply hash(Control control, String options) {
        if (options.isEmpty()) {
            return Reply.of(ReplyCode.COMMAND_OK, control.hashAlgorithm());
        }
        String name = options.toUpperCase(Locale.ROOT);
        if (HashAlgorithm.named(name) == null) {
            return Reply.of(
                    ReplyCode.BAD_ARGUMENT, "Unknown algorithm; FEAT lists those that are known.");
        }
        control.state().hashAlgorithm(name);
        return Reply.of(ReplyCode.COMMAND_OK, name);
    }
}
