package dev.wherry.internal.command;

import dev.wherry.command.CommandContext;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.command.TransferType;

/** Checks REST and RANG at the transfer command, which is where they fail (RFC 1123 §4.1.3.4). */
final class Restart {
    private Restart() {}

    /** Refuses an offset or a range of a file that is converted on its way. */
    static void requireFittingType(CommandContext ctx) throws FtpReplyException {
        boolean partly = ctx.restartOffset() > 0 || ctx.range() != null;
        if (partly && ctx.type() == TransferType.ASCII) {
            throw new FtpReplyException(
                    ReplyCode.TYPE_MISMATCH, "Restart offsets count bytes of TYPE I.");
        }
    }

    /** Refuses an upload that has no place for an offset (RFC 3659 §5.4). */
    static void requireNone(CommandContext ctx, String refusal) throws FtpReplyException {
        if (ctx.restartOffset() > 0) {
            throw new FtpReplyException(ReplyCode.FILE_BUSY, refusal);
        }
    }

    /** Refuses to write into a range. */
    static void requireNoRange(CommandContext ctx) throws FtpReplyException {
        if (ctx.range() != null) {
            throw new FtpReplyException(
                    ReplyCode.INVALID_RESTART, "A range can be read, but not written.");
        }
    }
}
