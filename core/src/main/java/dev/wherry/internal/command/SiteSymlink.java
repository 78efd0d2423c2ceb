package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permission;
import java.io.IOException;
import java.util.List;

/**
 * SITE SYMLINK makes a symbolic link: {@code SITE SYMLINK target link}. Both are paths as in every
 * command, taken from the current directory, and lead to places inside the root; a name with spaces
 * stands in double quotes, in which a quote is doubled.
 */
final class SiteSymlink implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.site("SYMLINK", "SITE SYMLINK <SP> target <SP> link (make a symbolic link)")
                    .argument(ArgumentRule.REQUIRED)
                    .needs(Permission.WRITE)
                    .feature("SITE SYMLINK")
                    .rfc("RFC 1123 §4.1.2.8");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        List<String> names = Quotes.split(ctx.argument());
        if (names == null || names.size() != 2 || names.contains("")) {
            return Reply.of(ReplyCode.BAD_ARGUMENT, "Expected a target and a link; quote spaces.");
        }
        VirtualPath target = ctx.directory().resolve(names.getFirst());
        VirtualPath link = ctx.directory().resolve(names.getLast());
        Privileges.require(ctx, Permission.WRITE, link);
        if (!LinkRights.allow(ctx.user(), link, target)) {
            return Reply.of(ReplyCode.FILE_UNAVAILABLE, Privileges.REFUSAL);
        }
        ctx.files().makeLink(link, target);
        return Reply.of(ReplyCode.COMMAND_OK, "SITE SYMLINK successful.");
    }
}
