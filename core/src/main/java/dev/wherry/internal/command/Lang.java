package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import java.util.Locale;
import java.util.regex.Pattern;

/** LANG chooses the language of replies, which is English (RFC 2640 §4). */
final class Lang implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("LANG", "LANG [<SP> EN] (language of replies)")
                    .argument(ArgumentRule.OPTIONAL)
                    .withoutLogin()
                    .feature("LANG EN*")
                    .rfc("RFC 2640 §4.1");

    /** RFC 1766: letters, at most eight in each part. */
    private static final Pattern TAG = Pattern.compile("[A-Z]{1,8}(-[A-Z]{1,8})*");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) {
        String tag = ctx.argument().toUpperCase(Locale.ROOT);
        if (!tag.isEmpty() && !TAG.matcher(tag).matches()) {
            return Reply.of(ReplyCode.BAD_ARGUMENT, "Expected a language tag such as EN.");
        }
        return tag.isEmpty() || tag.equals("EN") || tag.startsWith("EN-")
                ? Reply.of(ReplyCode.COMMAND_OK, "Replies are in English.")
                : Reply.of(ReplyCode.UNSUPPORTED_VALUE, "Replies are in English only.");
    }
}
