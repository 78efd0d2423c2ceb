/**
 * Black-box tests of FTPS (RFC 4217): {@link dev.wherry.it.tls.SecureWireClient} is a {@link
 * dev.wherry.it.WireClient} inside of TLS, whose connections can still be cut underneath it.
 */
@NullMarked
package dev.wherry.it.tls;

import org.jspecify.annotations.NullMarked;
