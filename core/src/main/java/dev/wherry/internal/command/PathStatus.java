package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.FileAccess.Listing;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.listing.UnixFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The half of STAT that lists: "analogous to the list command except that data shall be transferred
 * over the control connection" (RFC 959 §4.1.3).
 */
final class PathStatus {
    /** A reply is built in memory and must not hold up the control connection for long. */
    static final int MAX_LINES = 1000;

    private PathStatus() {}

    /** Returns the reply to STAT with an argument, if the user may list what it names. */
    static Reply reply(CommandContext ctx) throws IOException {
        if (isPattern(ctx.argument())) {
            return Reply.of(ReplyCode.FILE_UNAVAILABLE, "Globbing not supported.");
        }
        VirtualPath path = Lister.path(ctx, ctx.argument());
        List<String> lines = new ArrayList<>();
        lines.add("Status of " + Quotes.quote(path.toString()) + ":");
        try (Listing listing = Lister.open(ctx.files(), path)) {
            addEntries(listing, new UnixFormat(ctx.listZone(), ctx.origin().at()), lines);
        }
        lines.add("End of status.");
        return new Reply(ReplyCode.FILE_STATUS, lines);
    }

    private static void addEntries(Listing listing, UnixFormat format, List<String> lines)
            throws IOException {
        StringBuilder line = new StringBuilder();
        FileEntry entry;
        while ((entry = listing.next()) != null) {
            if (lines.size() > MAX_LINES) {
                lines.add("There is more: LIST shows all.");
                return;
            }
            line.setLength(0);
            format.append(entry, line);
            lines.add(line.toString());
        }
    }

    private static boolean isPattern(String argument) {
        return argument.indexOf('*') >= 0
                || argument.indexOf('?') >= 0
                || argument.indexOf('[') >= 0;
    }
}
