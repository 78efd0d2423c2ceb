package dev.wherry.bench.row;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** All rows, in the order in which they are measured. */
public enum Row {
    /** One upload. */
    STOR(Unit.MIB_PER_SECOND, Cost.PER_GIB),
    /** One download. */
    RETR(Unit.MIB_PER_SECOND, Cost.PER_GIB),
    /** Small downloads in one session. */
    SMALL_RETR(Unit.FILES_PER_SECOND, Cost.PER_THOUSAND),
    /** Small uploads in one session. */
    SMALL_STOR(Unit.FILES_PER_SECOND, Cost.PER_THOUSAND),
    /** Commands in one session. */
    NOOP(Unit.COMMANDS_PER_SECOND, Cost.PER_THOUSAND);

    private final Unit unit;
    private final Cost cost;

    Row(Unit unit, Cost cost) {
        this.unit = unit;
        this.cost = cost;
    }

    /** Returns the row that the user calls so. */
    public static Optional<Row> of(String text) {
        return Arrays.stream(values()).filter(row -> row.text().equals(text)).findFirst();
    }

    /** Returns its name for the user. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what its values are. */
    public Unit unit() {
        return unit;
    }

    /** Returns what its processor time is divided by. */
    public Cost cost() {
        return cost;
    }

    /**
     * Begins the row on a server.
     *
     * @throws IOException if the server does not let us
     */
    public Trial on(Site site) throws IOException {
        return switch (this) {
            case STOR -> new Uploads(site);
            case RETR -> new Downloads(site);
            case SMALL_RETR -> new SmallDownloads(site);
            case SMALL_STOR -> new SmallUploads(site);
            case NOOP -> new Noops(site);
        };
    }
}
