package dev.wherry.internal.tls;

import java.time.Duration;
import java.util.List;

/**
 * What all engines of a server have in common.
 *
 * @param protocols as JSSE names them
 * @param cipherSuites as JSSE names them, the best first
 * @param sessionTimeout for how long a session can be resumed
 * @param sessionCache how many sessions without tickets are kept
 */
public record EngineRules(
        List<String> protocols,
        List<String> cipherSuites,
        ClientCertificate clientCertificate,
        Duration sessionTimeout,
        int sessionCache) {

    /** Whether a client is asked for a certificate. */
    public enum ClientCertificate {
        IGNORED,
        WANTED,
        NEEDED
    }

    public EngineRules {
        protocols = List.copyOf(protocols);
        cipherSuites = List.copyOf(cipherSuites);
    }
}
