package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permission;
import java.io.IOException;
import java.time.Instant;

/**
 * MFF sets several facts of a file or directory, and tells those that were really set with their
 * values (draft-somers-ftp-mfxx §5).
 */
final class Mff implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("MFF", "MFF <SP> fact=value;... <SP> path (set facts of a file)")
                    .argument(ArgumentRule.REQUIRED)
                    .feature("MFF Modify;Create;UNIX.mode;")
                    .rfc("draft-somers-ftp-mfxx §5");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        FactChange change = FactChange.parse(ctx.argument());
        VirtualPath path = ctx.directory().resolve(change.path());
        if (change.changesTime()) {
            Privileges.require(ctx, Permission.CHANGE_TIME, path);
        }
        if (change.changesMode()) {
            Privileges.require(ctx, Permission.CHANGE_MODE, path);
            Modes.set(ctx, path, change.mode());
        }
        FileEntry entry =
                change.changesTime()
                        ? Times.set(ctx, path, change.modified(), change.created())
                        : ctx.files().entry(path);
        String facts = taken(change, entry);
        return facts.isEmpty()
                ? Reply.of(ReplyCode.FILE_UNAVAILABLE, "These facts cannot be changed here.")
                : Reply.of(ReplyCode.FILE_STATUS, facts + " " + path);
    }

    private static String taken(FactChange change, FileEntry entry) {
        StringBuilder facts = new StringBuilder();
        if (change.modified() != null) {
            facts.append("Modify=").append(Times.text(entry.modified())).append(';');
        }
        Instant created = entry.created();
        if (change.created() != null
                && created != null
                && Times.isTaken(change.created(), created)) {
            facts.append("Create=").append(Times.text(created)).append(';');
        }
        if (change.changesMode() && entry.mode() != FileEntry.UNKNOWN) {
            String octal = Integer.toOctalString(010000 | entry.mode()).substring(1);
            facts.append("UNIX.mode=").append(octal).append(';');
        }
        return facts.toString();
    }
}
