package dev.wherry.internal.command;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.wire.TimeValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the two forms of SITE UTIME that clients use; both are in UTC. */
final class UtimeArgument {
    private static final int WITHOUT_SECONDS = 12;
    private static final String ZONE = " UTC";

    private UtimeArgument() {}

    /** Answers 501 to what has neither form. */
    static TimeAndPath parse(String argument) throws FtpReplyException {
        TimeAndPath found = pathFirst(argument);
        if (found == null) {
            found = timeFirst(argument);
        }
        if (found == null) {
            throw new FtpReplyException(
                    ReplyCode.BAD_ARGUMENT, "Expected YYYYMMDDHHMM[SS] and a path.");
        }
        return found;
    }

    /** {@code path atime mtime ctime UTC}, read from its end, as the path may hold spaces. */
    private static @Nullable TimeAndPath pathFirst(String argument) {
        if (!argument.toUpperCase(Locale.ROOT).endsWith(ZONE)) {
            return null;
        }
        String rest = argument.substring(0, argument.length() - ZONE.length());
        Instant[] times = new Instant[3];
        for (int i = 2; i >= 0; i--) {
            int space = rest.lastIndexOf(' ');
            Instant time = space < 1 ? null : TimeValue.parse(rest.substring(space + 1));
            if (time == null) {
                return null;
            }
            times[i] = time;
            rest = rest.substring(0, space);
        }
        return new TimeAndPath(times[1], rest); // NIO has no ctime, and nobody asks for the atime
    }

    /** {@code YYYYMMDDHHMM[SS] path}. */
    private static @Nullable TimeAndPath timeFirst(String argument) {
        boolean seconds = argument.indexOf(' ') != WITHOUT_SECONDS;
        return TimeAndPath.find(
                seconds
                        ? argument
                        : argument.substring(0, WITHOUT_SECONDS)
                                + "00"
                                + argument.substring(WITHOUT_SECONDS));
    }
}
