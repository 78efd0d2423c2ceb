package dev.wherry.internal.data;

import java.io.IOException;

/** A failure of the file in a transfer, as opposed to one of the connection. */
final class FileFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final IOException failure;

    FileFailure(IOException failure) {
        super(failure);
        this.failure = failure;
    }

    /** Returns what the file system said. */
    IOException failure() {
        return failure;
    }
}
