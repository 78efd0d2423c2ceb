package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permission;
import java.io.IOException;

/**
 * STOU receives a file under a name that was free (RFC 959 §4.1.3), which the preliminary reply
 * tells: {@code 150 FILE: name} (RFC 1123 §4.1.2.9). An argument is how the name starts.
 */
final class Stou implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("STOU", "STOU [<SP> name] (upload a file under a new name)")
                    .argument(ArgumentRule.OPTIONAL) // not the path that is written
                    .needs(Permission.WRITE)
                    .opensDataConnection()
                    .rfc("RFC 959 §4.1.3");

    private static final String DEFAULT_NAME = "ftpd";

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        Restart.requireNone(ctx, "Can't STOU while REST request is pending.");
        Restart.requireNoRange(ctx);
        VirtualPath start =
                ctx.directory().resolve(ctx.argument().isEmpty() ? DEFAULT_NAME : ctx.argument());
        VirtualPath directory = start.parent();
        String prefix = start.isRoot() ? DEFAULT_NAME : start.name();
        Privileges.require(ctx, Permission.WRITE, directory.resolve(prefix + "."));
        return Uploads.receive(
                ctx, () -> ctx.files().uploadUnique(directory, prefix, ctx.uploadMode()));
    }
}
