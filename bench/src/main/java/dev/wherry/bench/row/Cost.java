package dev.wherry.bench.row;

/** What the processor time of a server is divided by. */
public enum Cost {
    /** Work is counted in bytes. */
    PER_GIB("s/GiB", 1L << 30),
    /** Work is counted in files, commands, listings or sessions. */
    PER_THOUSAND("s/1000", 1000);

    private final String text;
    private final long one;

    Cost(String text, long one) {
        this.text = text;
        this.one = one;
    }

    /** Returns how it is written. */
    public String text() {
        return text;
    }

    /** Returns the cost of {@code work}. */
    public double of(double cpuSeconds, double work) {
        return cpuSeconds * one / work;
    }
}
