package dev.wherry.internal.command;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.command.FileHasher.Part;
import dev.wherry.internal.wire.Digits;
import java.util.List;

/**
 * The argument of XCRC and its kin: {@code path [start end]}, where {@code end} is the position
 * behind the last byte. A path with spaces may stand in quotes; without them, two numbers at its
 * end are a range if something stands before them.
 *
 * @param path as the client wrote it, without quotes
 * @param part of the file
 */
record ChecksumArgument(String path, Part part) {
    /** Answers 501 to what has not that form. */
    static ChecksumArgument parse(String argument) throws FtpReplyException {
        return argument.startsWith("\"") ? quoted(argument) : plain(argument);
    }

    private static ChecksumArgument quoted(String argument) throws FtpReplyException {
        List<String> words = Quotes.split(argument);
        if (words == null || words.getFirst().isEmpty()) {
            throw malformed();
        }
        return switch (words.size()) {
            case 1 -> new ChecksumArgument(words.getFirst(), Part.WHOLE);
            case 3 -> of(words.getFirst(), Digits.parse(words.get(1)), Digits.parse(words.get(2)));
            default -> throw malformed();
        };
    }

    private static ChecksumArgument plain(String argument) throws FtpReplyException {
        int second = argument.lastIndexOf(' ');
        int first = argument.lastIndexOf(' ', second - 1);
        if (first > 0) {
            long start = Digits.parse(argument, first + 1, second);
            long end = Digits.parse(argument, second + 1, argument.length());
            if (start != Digits.NOT_A_NUMBER && end != Digits.NOT_A_NUMBER) {
                return of(argument.substring(0, first), start, end);
            }
        }
        return new ChecksumArgument(argument, Part.WHOLE);
    }

    private static ChecksumArgument of(String path, long start, long end) throws FtpReplyException {
        if (start == Digits.NOT_A_NUMBER || end < start) {
            throw malformed();
        }
        return new ChecksumArgument(path, new Part(start, end));
    }

    private static FtpReplyException malformed() {
        return new FtpReplyException(
                ReplyCode.BAD_ARGUMENT, "Expected a path, perhaps quoted, and a range.");
    }
}
