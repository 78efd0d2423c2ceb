package dev.wherry.internal.command;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.wire.TimeValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a time, one space and a path whose further spaces are its own (RFC 3659 §2.3).
 *
 * @param time in UTC
 * @param path as the client wrote it, not empty
 */
record TimeAndPath(Instant time, String path) {
    /** Returns null if the argument is anything else. */
    static @Nullable TimeAndPath find(String argument) {
        int space = argument.indexOf(' ');
        if (space < 0 || space == argument.length() - 1) {
            return null;
        }
        Instant time = TimeValue.parse(argument.substring(0, space));
        return time == null ? null : new TimeAndPath(time, argument.substring(space + 1));
    }

    /** Answers anything else with 501. */
    static TimeAndPath parse(String argument) throws FtpReplyException {
        TimeAndPath found = find(argument);
        if (found == null) {
            throw new FtpReplyException(
                    ReplyCode.BAD_ARGUMENT, "Expected a time, YYYYMMDDHHMMSS, and a path.");
        }
        return found;
    }
}
