package dev.wherry.server;

import org.jspecify.annotations.Nullable;

/**
 * Tells the user in one sentence what is wrong and what would be right; the command ends with
 * status 2.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String sentence) {
        this(sentence, null);
    }

    Refusal(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
