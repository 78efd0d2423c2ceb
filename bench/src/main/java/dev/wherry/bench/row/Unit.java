package dev.wherry.bench.row;

/** What the value of a row is, and whether more of it is better. */
public enum Unit {
    /** Of a transfer. */
    MIB_PER_SECOND("MiB/s", true),
    /** Transfers of small files. */
    FILES_PER_SECOND("files/s", true),
    /** Commands without a transfer. */
    COMMANDS_PER_SECOND("commands/s", true),
    /** Transfers of a whole listing. */
    LISTINGS_PER_SECOND("listings/s", true),
    /** From the first to the last. */
    SECONDS("s", false),
    /** Memory of the server. */
    KIB_PER_SESSION("KiB/session", false);

    private final String text;
    private final boolean moreIsBetter;

    Unit(String text, boolean moreIsBetter) {
        this.text = text;
        this.moreIsBetter = moreIsBetter;
    }

    /** Returns how it is written. */
    public String text() {
        return text;
    }

    /** Tells whether a server with more of it is the better one. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }
}
