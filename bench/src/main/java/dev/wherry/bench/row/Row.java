package dev.wherry.bench.row;

import static dev.wherry.bench.row.Cost.PER_GIB;
import static dev.wherry.bench.row.Cost.PER_THOUSAND;
import static dev.wherry.bench.row.Unit.COMMANDS_PER_SECOND;
import static dev.wherry.bench.row.Unit.FILES_PER_SECOND;
import static dev.wherry.bench.row.Unit.KIB_PER_SESSION;
import static dev.wherry.bench.row.Unit.LISTINGS_PER_SECOND;
import static dev.wherry.bench.row.Unit.MIB_PER_SECOND;
import static dev.wherry.bench.row.Unit.SECONDS;

import java.io.IOException;
import java.util.Locale;

/** All rows, in the order in which they are measured. */
public enum Row {
    /** Memory for each of many sessions; first, while the server's memory is untouched. */
    IDLE(KIB_PER_SESSION, PER_THOUSAND, 300),
    /** The same over TLS. */
    TLS_IDLE(KIB_PER_SESSION, PER_THOUSAND, 300),
    /** One upload. */
    STOR(MIB_PER_SECOND, PER_GIB, 0),
    /** One download. */
    RETR(MIB_PER_SECOND, PER_GIB, 0),
    /** One upload beside idle sessions. */
    STOR_IDLE(MIB_PER_SECOND, PER_GIB, 300),
    /** One download beside idle sessions. */
    RETR_IDLE(MIB_PER_SECOND, PER_GIB, 300),
    /** Logins one after another. */
    LOGIN_SEQ(SECONDS, PER_THOUSAND, 300),
    /** Logins all at once. */
    LOGIN_PAR(SECONDS, PER_THOUSAND, 1000),
    /** Downloads all at once. */
    RETR_X(SECONDS, PER_GIB, 300),
    /** Uploads all at once. */
    STOR_X(SECONDS, PER_GIB, 300),
    /** The ends of sessions all at once. */
    QUIT_X(SECONDS, PER_THOUSAND, 300),
    /** Small downloads in one session. */
    SMALL_RETR(FILES_PER_SECOND, PER_THOUSAND, 0),
    /** Small uploads in one session. */
    SMALL_STOR(FILES_PER_SECOND, PER_THOUSAND, 0),
    /** Both for a long time. */
    SMALL_SUSTAINED(FILES_PER_SECOND, PER_THOUSAND, 0),
    /** Commands in one session. */
    NOOP(COMMANDS_PER_SECOND, PER_THOUSAND, 0),
    /** Listings for people. */
    LIST(LISTINGS_PER_SECOND, PER_THOUSAND, 0),
    /** Listings for programs. */
    MLSD(LISTINGS_PER_SECOND, PER_THOUSAND, 0),
    /** Lists of names. */
    NLST(LISTINGS_PER_SECOND, PER_THOUSAND, 0),
    /** One download over TLS. */
    TLS_RETR(MIB_PER_SECOND, PER_GIB, 0),
    /** One upload over TLS. */
    TLS_STOR(MIB_PER_SECOND, PER_GIB, 0),
    /** Small downloads over TLS. */
    TLS_SMALL_RETR(FILES_PER_SECOND, PER_THOUSAND, 0),
    /** Small uploads over TLS. */
    TLS_SMALL_STOR(FILES_PER_SECOND, PER_THOUSAND, 0);

    private final Unit unit;
    private final Cost cost;
    private final int sessions;

    Row(Unit unit, Cost cost, int sessions) {
        this.unit = unit;
        this.cost = cost;
        this.sessions = sessions;
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

    /** Tells whether it has a number of sessions. */
    public boolean hasSessions() {
        return sessions > 0;
    }

    /** Returns how many sessions it has unless told, 0 if it has no number of sessions. */
    public int sessions() {
        return sessions;
    }

    /** Tells whether more turns would not tell more. */
    public boolean measuredOnce() {
        return unit == KIB_PER_SESSION;
    }

    /** Tells whether a warm-up comes first; the most part of a long turn is one by itself. */
    public boolean warmsUp() {
        return !measuredOnce() && this != SMALL_SUSTAINED;
    }

    /**
     * Begins the row on a server.
     *
     * @param site the server
     * @param count how many sessions, if it has a number of sessions
     * @throws IOException if the server does not let us
     */
    public Trial on(Site site, int count) throws IOException {
        boolean tls = site.workload().encrypted() || text().startsWith("tls_");
        return switch (this) {
            case IDLE, TLS_IDLE -> new Idle(site, tls, count);
            case STOR, TLS_STOR -> new Uploads(site, tls);
            case RETR, TLS_RETR -> new Downloads(site, tls);
            case STOR_IDLE -> new BesideIdle(site, new Uploads(site, tls), tls, count);
            case RETR_IDLE -> new BesideIdle(site, new Downloads(site, tls), tls, count);
            case LOGIN_SEQ -> new Logins(site, tls, count, 1);
            case LOGIN_PAR -> new Logins(site, tls, count, count);
            case RETR_X -> new Concurrent(site, tls, count, Concurrent.Way.DOWN);
            case STOR_X -> new Concurrent(site, tls, count, Concurrent.Way.UP);
            case QUIT_X -> new Quits(site, tls, count);
            case SMALL_RETR, TLS_SMALL_RETR -> new SmallDownloads(site, tls);
            case SMALL_STOR, TLS_SMALL_STOR -> new SmallUploads(site, tls);
            case SMALL_SUSTAINED -> new Sustained(site, tls);
            case NOOP -> new Noops(site, tls);
            case LIST -> new Listings(site, tls, "LIST");
            case MLSD -> new Listings(site, tls, "MLSD");
            case NLST -> new Listings(site, tls, "NLST");
        };
    }
}
