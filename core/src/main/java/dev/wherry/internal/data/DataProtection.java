package dev.wherry.internal.data;

import dev.wherry.internal.tls.NetworkBuffers;
import dev.wherry.internal.tls.TlsLink;
import dev.wherry.tls.DataSessionPolicy;
import dev.wherry.tls.TlsEngineFactory;
import java.time.Duration;

/**
 * How a data connection is protected (PROT P, RFC 4217 §9).
 *
 * @param engines those of the control connection: both show the same certificate
 * @param control the control connection's TLS, which the data connection may have to resume
 * @param handshakeTimeout what a handshake may take in all
 */
public record DataProtection(
        TlsEngineFactory engines,
        TlsLink control,
        DataSessionPolicy policy,
        Duration handshakeTimeout,
        NetworkBuffers buffers) {}
