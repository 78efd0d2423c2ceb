package dev.wherry.examples;

import dev.wherry.FtpServer;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.user.Permission;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Adds a command of one's own: SITE DF tells how much space is left in the current directory. The
 * server shows it in SITE HELP, and checks the login and the permission before it runs.
 */
public final class CustomSite {
    private static final FtpCommand DF =
            FtpCommand.of(
                    CommandSpec.site("DF", "SITE DF (free space)").needs(Permission.LIST),
                    ctx -> {
                        long free = ctx.files().freeBytes(ctx.directory());
                        return Reply.of(ReplyCode.COMMAND_OK, free + " bytes free.");
                    });

    private CustomSite() {}

    /** Starts the server; port 0 lets the system choose. */
    public static FtpServer start(int port, Path pub) throws IOException {
        return FtpServer.builder()
                .listen(port)
                .users(VirtualUsers.empty().anonymous(pub))
                .command(DF)
                .start();
    }

    public static void main(String[] args) throws Exception {
        try (FtpServer server = start(2121, Path.of("."))) {
            System.out.println("Serving at " + server.addresses());
            server.awaitStopped();
        }
    }
}
