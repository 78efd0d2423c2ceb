package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.FileAccess.Listing;
import dev.wherry.internal.listing.FactFormat;
import dev.wherry.internal.listing.UniqueIds;
import dev.wherry.user.Permission;
import java.io.IOException;

/**
 * MLSD sends the entries of a directory with their facts; "if the client-FTP sends an invalid
 * argument, the server-FTP MUST reply with an error code of 501", and a file is one (RFC 3659
 * §7.2).
 */
final class Mlsd implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("MLSD", "MLSD [<SP> path] (list a directory for programs)")
                    .path(ArgumentRule.OPTIONAL)
                    .needs(Permission.LIST)
                    .opensDataConnection()
                    .rfc("RFC 3659 §7");

    private final UniqueIds ids;

    Mlsd(UniqueIds ids) {
        this.ids = ids;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        if (!ctx.files().entry(ctx.path()).isDirectory()) {
            return Reply.of(ReplyCode.BAD_ARGUMENT, "No such directory.");
        }
        UniqueIds own = ids.ofSession(ctx.session().id());
        try (Listing entries = ctx.files().list(ctx.path());
                Listing listing = new FollowedLinks(entries, ctx.files(), ctx.path())) {
            return ctx.data()
                    .sendLines(listing, new FactFormat(ctx.facts(), ctx.user(), ctx.path(), own));
        }
    }
}
