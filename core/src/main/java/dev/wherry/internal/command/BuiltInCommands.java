package dev.wherry.internal.command;

import dev.wherry.command.FtpCommand;
import dev.wherry.internal.config.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of all commands that the server brings along. A new one is one file and one line here,
 * or in {@link FileCommands}.
 */
public final class BuiltInCommands {
    private BuiltInCommands() {}

    /** Makes the commands of one server. */
    public static List<FtpCommand> all(Settings settings) {
        List<FtpCommand> commands =
                new ArrayList<>(
                        List.of(
                                // Logging in and out
                                new User(),
                                new Pass(),
                                new Acct(),
                                new Host(),
                                new Rein(),
                                new Quit(),
                                // Protection
                                new Auth(settings.tls().policy().isOffered()),
                                new Pbsz(settings.tls().policy().isOffered()),
                                new Prot(settings.tls().policy().isOffered()),
                                new Ccc(settings.tls().allowClearCommandChannel()),
                                // Where we are
                                new Cwd(),
                                new Cdup(),
                                new Pwd(),
                                new Smnt(),
                                // How data goes
                                new Type(),
                                new Mode(),
                                new Stru(),
                                new Pasv(),
                                new Epsv(),
                                new Port(),
                                new Eprt(settings.data().allowActive()),
                                new Rest(),
                                new Rang(),
                                new Allo(),
                                new Abor(),
                                // Renaming takes two
                                new Rnfr(),
                                new Rnto(),
                                // About the server and the client
                                new Feat(),
                                Help.forCommands(),
                                new Lang(),
                                new Noop(),
                                new Opts(
                                        settings.sessions()
                                                .charset()
                                                .equals(StandardCharsets.UTF_8)),
                                new Stat(),
                                new Syst(),
                                new Clnt(),
                                new Csid(),
                                new Site(),
                                Help.forSite()));
        int heavyAtOnce = Math.max(2, Runtime.getRuntime().availableProcessors());
        commands.addAll(
                FileCommands.all(
                        new FileCommands.Options(
                                settings.files().mdtmSetsTime(), heavyAtOnce, Long.MAX_VALUE)));
        return List.copyOf(commands);
    }
}
