package dev.wherry.bench.client;

import java.io.IOException;

/** Something failed on this side, and no server has to do with it. */
public final class LocalFailure extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes it.
     *
     * @param message what is wrong
     * @param cause what the system said
     */
    public LocalFailure(String message, IOException cause) {
        super(message, cause);
    }
}
