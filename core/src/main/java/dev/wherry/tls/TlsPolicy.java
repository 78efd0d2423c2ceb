package dev.wherry.tls;

/**
 * What must be protected by TLS, of a server or of one user; the stricter of both counts.
 *
 * @since 1.0
 */
public enum TlsPolicy {
    /** No TLS: AUTH is not understood, and FEAT does not name it. */
    OFF,

    /** Clients may use TLS for either kind of connection, or do without. */
    OFFERED,

    /**
     * No name or password is accepted before AUTH: USER is answered 530. Data connections may be in
     * clear.
     */
    LOGIN_REQUIRED,

    /**
     * As {@link #LOGIN_REQUIRED}, and data connections must be protected, too: without PROT P,
     * transfers and listings are answered 521 (RFC 4217 §10.2), and PROT C 534.
     */
    LOGIN_AND_DATA_REQUIRED,

    /**
     * TLS begins with the first byte of a connection, without AUTH (port 990 by custom), and data
     * connections must be protected, though clients that say neither PBSZ nor PROT mean P.
     */
    IMPLICIT;

    /**
     * Tells whether clients can use TLS at all.
     *
     * @return true for all but {@link #OFF}
     */
    public boolean isOffered() {
        return this != OFF;
    }

    /**
     * Tells whether a login needs a protected control connection.
     *
     * @return true from {@link #LOGIN_REQUIRED} on
     */
    public boolean requiresLogin() {
        return compareTo(LOGIN_REQUIRED) >= 0;
    }

    /**
     * Tells whether data connections need protection.
     *
     * @return true from {@link #LOGIN_AND_DATA_REQUIRED} on
     */
    public boolean requiresData() {
        return compareTo(LOGIN_AND_DATA_REQUIRED) >= 0;
    }

    /**
     * Returns the stricter of two policies: what counts when the server has one and the user
     * another.
     *
     * @param other the other one
     * @return this or {@code other}
     */
    public TlsPolicy stricter(TlsPolicy other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
