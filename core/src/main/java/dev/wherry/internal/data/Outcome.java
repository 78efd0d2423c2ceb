package dev.wherry.internal.data;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent.Failure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The end of a transfer: why it failed, or null, and what the client reads. */
record Outcome(@Nullable Failure failure, Reply reply) {
    /**
     * Judges a failure. An abort explains whatever came after it: the connection that it shut down
     * fails in some way of its own.
     *
     * @param aborted why the transfer was aborted, or null if it was not
     */
    static Outcome of(IOException failure, @Nullable Failure aborted) {
        if (failure instanceof FtpReplyException known && aborted == Failure.STALLED) {
            return new Outcome(aborted, known.reply()); // in the handshake: RFC 4217 §11.4
        }
        if (aborted != null) {
            return switch (aborted) {
                case STALLED -> broken(aborted, "The data connection stalled; transfer aborted.");
                case ABORTED -> broken(aborted, "Transfer aborted.");
                case CONNECTION_LOST, LOCAL_ERROR, REFUSED ->
                        broken(aborted, "Connection lost; transfer aborted.");
            };
        }
        if (failure instanceof FtpReplyException known) { // TLS on the data connection
            return new Outcome(Failure.CONNECTION_LOST, known.reply());
        }
        if (failure instanceof FileFailure file) {
            return file.failure() instanceof FtpReplyException known
                    ? new Outcome(
                            isPassing(known) ? Failure.LOCAL_ERROR : Failure.REFUSED, known.reply())
                    : new Outcome(
                            Failure.LOCAL_ERROR,
                            Reply.of(ReplyCode.LOCAL_ERROR, "Local error; transfer aborted."));
        }
        if (failure instanceof Download.ShortFileException) {
            return new Outcome(
                    Failure.LOCAL_ERROR,
                    Reply.of(ReplyCode.LOCAL_ERROR, "The file has shrunk; transfer aborted."));
        }
        return broken(Failure.CONNECTION_LOST, "Connection lost; transfer aborted.");
    }

    /** 4yz, such as a full disk, as opposed to a refusal for good. */
    private static boolean isPassing(FtpReplyException failure) {
        return failure.reply().code().number() < 500;
    }

    private static Outcome broken(Failure failure, String text) {
        return new Outcome(failure, Reply.of(ReplyCode.TRANSFER_ABORTED, text));
    }
}
