package dev.wherry.tls;

import javax.net.ssl.SSLEngine;

/**
 * Makes the engines that encrypt connections. A session takes the one that is in force when its TLS
 * begins, and uses it for all its data connections: they have the same certificate (RFC 4217
 * §15.1.1), and can resume its TLS session.
 *
 * <p>Must be safe for use by many threads.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface TlsEngineFactory {
    /**
     * Makes an engine for one connection, in the server's role, with nothing done yet.
     *
     * @param peerName what the engine is to call its peer: the {@code peerHost} of {@link
     *     javax.net.ssl.SSLContext#createSSLEngine(String, int)}. It is made up for this one
     *     connection; by it, sessions that were resumed are told from new ones
     * @return a new engine
     */
    SSLEngine newEngine(String peerName);
}
