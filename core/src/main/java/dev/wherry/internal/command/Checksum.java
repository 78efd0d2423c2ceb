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
import java.util.Locale;

/**
 * XCRC, XMD5, XSHA1, XSHA256 and XSHA512: the commands before HASH, in no RFC, as Serv-U and
 * FileZilla Server have them. The reply is {@code 250} and the value in upper case.
 */
final class Checksum implements FtpCommand {
    private final CommandSpec spec;
    private final HashAlgorithm algorithm;
    private final FileHasher hasher;

    Checksum(String verb, HashAlgorithm algorithm, FileHasher hasher) {
        this.spec =
                CommandSpec.of(
                                verb,
                                verb
                                        + " <SP> path [<SP> start <SP> end] (tell the "
                                        + algorithm.wireName()
                                        + " of a file)")
                        .argument(ArgumentRule.REQUIRED)
                        .needs(Permission.READ)
                        .longRunning()
                        .feature(verb);
        this.algorithm = algorithm;
        this.hasher = hasher;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        ChecksumArgument wanted = ChecksumArgument.parse(ctx.argument());
        VirtualPath path = ctx.directory().resolve(wanted.path());
        Privileges.require(ctx, Permission.READ, path);
        String hex = hasher.hash(ctx, path, algorithm, wanted.part()).hex();
        return Reply.of(ReplyCode.FILE_ACTION_OK, hex.toUpperCase(Locale.ROOT));
    }
}
