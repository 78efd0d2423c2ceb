package dev.wherry.internal.command;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.FileEntry;
import dev.wherry.internal.wire.TimeValue;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The argument of MFF: facts and their new values, one space, a path (draft-somers-ftp-mfxx §5).
 *
 * @param modified or null to leave it
 * @param created or null to leave it
 * @param mode or {@link FileEntry#UNKNOWN} to leave it
 * @param path as the client wrote it, not empty
 */
record FactChange(@Nullable Instant modified, @Nullable Instant created, int mode, String path) {
    /** Answers 501 to what cannot be read, and 504 to a fact that cannot be set by anyone. */
    static FactChange parse(String argument) throws FtpReplyException {
        int space = argument.indexOf(' ');
        if (space < 1 || space == argument.length() - 1) {
            throw malformed();
        }
        // The draft wants a semicolon behind the last fact too; NcFTP leaves it out.
        int end = argument.charAt(space - 1) == ';' ? space - 1 : space;
        Instant modified = null;
        Instant created = null;
        int mode = FileEntry.UNKNOWN;
        Set<String> seen = new HashSet<>();
        for (String fact : argument.substring(0, end).split(";", -1)) {
            int equals = fact.indexOf('=');
            String name = equals < 1 ? "" : fact.substring(0, equals).toLowerCase(Locale.ROOT);
            if (name.isEmpty() || !seen.add(name)) {
                throw malformed();
            }
            String value = fact.substring(equals + 1);
            switch (name) {
                case "modify" -> modified = time(value);
                case "create" -> created = time(value);
                case "unix.mode" -> mode = mode(value);
                default ->
                        throw new FtpReplyException(
                                ReplyCode.UNSUPPORTED_VALUE, "A fact cannot be changed.");
            }
        }
        return new FactChange(modified, created, mode, argument.substring(space + 1));
    }

    boolean changesMode() {
        return mode != FileEntry.UNKNOWN;
    }

    boolean changesTime() {
        return modified != null || created != null;
    }

    private static Instant time(String value) throws FtpReplyException {
        Instant time = TimeValue.parse(value);
        if (time == null) {
            throw malformed();
        }
        return time;
    }

    private static int mode(String value) throws FtpReplyException {
        int mode = Modes.parse(value);
        if (mode == FileEntry.UNKNOWN) {
            throw malformed();
        }
        return mode;
    }

    private static FtpReplyException malformed() {
        return new FtpReplyException(ReplyCode.BAD_ARGUMENT, "Expected fact=value; and a path.");
    }
}
