package dev.wherry.bench.client;

import java.io.IOException;

/** A server does not know a command that a row needs; the message is its reply. */
public final class Unsupported extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Creates it.
     *
     * @param reply what the server answered
     */
    public Unsupported(String reply) {
        super(reply);
    }
}
