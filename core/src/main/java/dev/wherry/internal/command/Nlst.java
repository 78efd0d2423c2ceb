package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.user.Permission;
import java.io.IOException;

/**
 * NLST sends names and nothing else, for programs that "further process the files automatically"
 * (RFC 959 §4.1.3; RFC 1123 §4.1.2.7). Names are bare, and there is no globbing.
 */
final class Nlst implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("NLST", "NLST [<SP> path] (list names)")
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
        return Lister.sendNames(ctx);
    }
}
