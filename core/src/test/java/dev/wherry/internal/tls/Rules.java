package dev.wherry.internal.tls;

import dev.wherry.internal.tls.EngineRules.ClientCertificate;
import java.time.Duration;
import java.util.List;

/** Rules for tests. */
final class Rules {
    static final List<String> SUITES =
            List.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    private Rules() {}

    static EngineRules of(String... protocols) {
        return of(ClientCertificate.IGNORED, protocols);
    }

    static EngineRules of(ClientCertificate certificate, String... protocols) {
        List<String> versions =
                protocols.length == 0 ? List.of("TLSv1.3", "TLSv1.2") : List.of(protocols);
        return new EngineRules(versions, SUITES, certificate, Duration.ofHours(1), 1000);
    }
}
