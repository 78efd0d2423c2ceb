package dev.wherry.bench.client;

/** How a session waits for what the server sends. */
public enum Waiting {
    /** In a call that blocks, which costs nothing while much is on its way. */
    ASLEEP,
    /**
     * By looking again and again. A client that sleeps is woken up by each answer, for which the
     * server pays a part and no server can do anything.
     */
    LOOKING;

    /**
     * Returns how to wait for answers that come at once. Over TLS both sides have so much to do,
     * and in Java to compile, that they need the processors themselves; a single one is the
     * server's.
     */
    public static Waiting forQuickAnswers(boolean encrypted) {
        return encrypted || Runtime.getRuntime().availableProcessors() < 2 ? ASLEEP : LOOKING;
    }
}
