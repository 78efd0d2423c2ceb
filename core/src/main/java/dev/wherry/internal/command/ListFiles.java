package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.internal.listing.UnixFormat;
import dev.wherry.user.Permission;
import java.io.IOException;

/**
 * LIST sends a listing for people; "if the pathname specifies a file then the server should send
 * current information on the file" (RFC 959 §4.1.3).
 */
final class ListFiles implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("LIST", "LIST [<SP> path] (list files, as ls -l)")
                    .argument(ArgumentRule.OPTIONAL) // ls options may stand before the path
                    .needs(Permission.LIST)
                    .opensDataConnection()
                    .rfc("RFC 959 §4.1.3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        return Lister.send(ctx, new UnixFormat(ctx.listZone(), ctx.origin().at()));
    }
}
