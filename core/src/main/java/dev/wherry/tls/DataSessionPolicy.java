package dev.wherry.tls;

/**
 * Whether a protected data connection must resume the TLS session of its control connection. One
 * that does is certainly the same client's. One that does not may be anybody's who reached the
 * passive port first: the address alone proves little behind a shared one.
 *
 * <p>Not all clients resume sessions, and some must be told to; those that do not cannot transfer
 * anything under {@link #REQUIRED}. Clients in Java use each ticket of TLS 1.3 once and find a new
 * one when they read: they should read each data connection to its end, also after an upload, make
 * one after the other, or speak TLS 1.2.
 *
 * @since 1.0
 */
public enum DataSessionPolicy {
    /** It is not looked at. */
    OFF,

    /** A data connection that does not resume is noted in the log, and used. */
    LOGGED,

    /** A data connection that does not resume is closed, and the transfer answered 522. */
    REQUIRED
}
