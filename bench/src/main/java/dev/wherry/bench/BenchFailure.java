package dev.wherry.bench;

/** The run cannot go on; the message is a sentence that says which server did what. */
final class BenchFailure extends Exception {
    private static final long serialVersionUID = 1;

    BenchFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
