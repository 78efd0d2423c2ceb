/**
 * TLS for the server (RFC 4217): {@link dev.wherry.tls.TlsConfig} holds certificates and what may
 * be negotiated, {@link dev.wherry.tls.TlsPolicy} says who must use it, and {@link
 * dev.wherry.tls.DataSessionPolicy} how data connections prove whose they are.
 *
 * <p>Nothing here opens connections: sessions do. All types are safe for use by many threads.
 */
@NullMarked
package dev.wherry.tls;

import org.jspecify.annotations.NullMarked;
