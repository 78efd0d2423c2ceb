package dev.wherry.server;

/** What is asked of clients, besides a password. */
enum ClientCertificates {
    /** They may show a certificate. */
    WANT,

    /** They must. */
    NEED
}
