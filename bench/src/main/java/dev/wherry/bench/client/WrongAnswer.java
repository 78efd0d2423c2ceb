package dev.wherry.bench.client;

import java.io.IOException;

/** A server did something else than it should; the message is a sentence that says what. */
public final class WrongAnswer extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Creates it.
     *
     * @param sentence what was wrong
     */
    public WrongAnswer(String sentence) {
        super(sentence);
    }
}
