/**
 * TLS over any transport, and what it needs: {@link dev.wherry.internal.tls.TlsLink} drives an
 * engine so that the end of a connection is seen as what it was, {@link
 * dev.wherry.internal.tls.ServerEngines} makes engines from certificates, {@link
 * dev.wherry.internal.tls.SessionBinding} ties data connections to their control connection. Knows
 * nothing of FTP commands or sockets. Owns no threads and keeps no deadlines: who waits too long is
 * ended by shutting down the socket. RFC 4217, RFC 5246, RFC 8446.
 */
@NullMarked
package dev.wherry.internal.tls;

import org.jspecify.annotations.NullMarked;
