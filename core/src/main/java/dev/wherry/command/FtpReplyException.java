package dev.wherry.command;

import java.io.IOException;

/**
 * Ends a command with a reply of its own: thrown by a command, a hook or a file system that knows
 * what the client should read.
 *
 * <p>The reply's text goes to the client as it is; it must not hold real paths or other internals.
 *
 * @since 1.0
 */
public final class FtpReplyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    /**
     * Makes an exception that answers the command.
     *
     * @param reply what the client reads, a failure (4yz or 5yz)
     * @throws IllegalArgumentException if the reply does not tell of a failure
     */
    public FtpReplyException(Reply reply) {
        // No stack trace: this is an answer to a client, made as often as clients ask for what is
        // not there.
        super(reply.lines().getFirst());
        if (!reply.code().isFailure()) {
            throw new IllegalArgumentException(
                    "an exception answers with 4yz or 5yz, not " + reply.code().number());
        }
        this.reply = reply;
    }

    /**
     * Makes an exception that answers the command with one line.
     *
     * @param code a failure (4yz or 5yz)
     * @param text one line, without CR, LF and NUL
     * @throws IllegalArgumentException if the code is no failure or the text breaks the line
     */
    public FtpReplyException(ReplyCode code, String text) {
        this(Reply.of(code, text));
    }

    /**
     * Returns what the client reads.
     *
     * @return a failure (4yz or 5yz)
     */
    public Reply reply() {
        return reply;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
