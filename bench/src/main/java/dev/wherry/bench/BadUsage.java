package dev.wherry.bench;

/** The command line cannot be followed; the message is a sentence that says why. */
final class BadUsage extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadUsage(String sentence) {
        super(sentence);
    }
}
