package dev.wherry.it;

import dev.wherry.tls.TlsConfig;

/**
 * Whether the tests of this package, which know nothing of TLS, run inside of it: each client then
 * begins with AUTH TLS, PBSZ 0 and PROT P, and its data connections resume its session.
 */
final class OverTls {
    static final boolean IS_ON = Boolean.getBoolean("wherry.it.tls");

    private OverTls() {}

    static TlsConfig certificate() {
        return OnlyOne.CERTIFICATE;
    }

    private static final class OnlyOne {
        static final TlsConfig CERTIFICATE = TlsConfig.selfSigned();
    }
}
