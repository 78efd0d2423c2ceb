package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.listing.FactFormat;
import dev.wherry.internal.listing.Facts;
import dev.wherry.internal.listing.UniqueIds;
import dev.wherry.user.Permission;
import java.io.IOException;
import java.util.List;

/**
 * MLST tells the facts of one file or directory over the control connection, behind one space (RFC
 * 3659 §7.2). Its line in FEAT stands for MLSD too (§7.8).
 */
final class Mlst implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("MLST", "MLST [<SP> path] (tell the facts of a file)")
                    .path(ArgumentRule.OPTIONAL)
                    .needs(Permission.LIST)
                    .feature(ctx -> Facts.feature(ctx.facts()))
                    .rfc("RFC 3659 §7");

    private final UniqueIds ids;

    Mlst(UniqueIds ids) {
        this.ids = ids;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        VirtualPath path = ctx.path();
        FileEntry entry = ctx.files().entry(path);
        UniqueIds own = ids.ofSession(ctx.session().id());
        FactFormat format = new FactFormat(ctx.facts(), ctx.user(), path.parent(), own);
        return new Reply(
                ReplyCode.FILE_ACTION_OK,
                List.of(
                        "Listing " + Quotes.quote(path.toString()) + ":",
                        " " + format.line(entry, path),
                        "End MLST."));
    }
}
