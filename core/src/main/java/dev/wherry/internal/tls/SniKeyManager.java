package dev.wherry.internal.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Picks the certificate by the host name that the client asks for: one that has the name itself,
 * else one that covers it with a wildcard, else the default, which is the first. Among those that
 * fit equally, such as one of RSA and one of EC for the same host, the engine picks by what the
 * client can verify.
 */
final class SniKeyManager extends X509ExtendedKeyManager {
    private final List<Candidate> candidates;

    private record Candidate(Identity identity, CertificateNames names) {}

    SniKeyManager(List<Identity> identities) {
        this.candidates =
                identities.stream()
                        .map(i -> new Candidate(i, CertificateNames.of(i.certificate())))
                        .toList();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        for (Candidate candidate : fitting(requestedHost(engine))) {
            if (candidate.identity.key().getAlgorithm().equals(algorithm(keyType))) {
                return Integer.toString(candidates.indexOf(candidate));
            }
        }
        return null;
    }

    private static @Nullable String requestedHost(@Nullable SSLEngine engine) {
        if (engine == null) {
            return null;
        }
        String fromLink = ServerName.of(engine.getSSLParameters().getServerNames());
        if (fromLink == null && engine.getHandshakeSession() instanceof ExtendedSSLSession s) {
            return ServerName.of(s.getRequestedServerNames());
        }
        return fromLink;
    }

    private List<Candidate> fitting(@Nullable String host) {
        if (host != null) {
            List<Candidate> exact =
                    candidates.stream().filter(c -> c.names.isExactly(host)).toList();
            if (!exact.isEmpty()) {
                return exact;
            }
            List<Candidate> wild =
                    candidates.stream().filter(c -> c.names.isByWildcard(host)).toList();
            if (!wild.isEmpty()) {
                return wild;
            }
        }
        CertificateNames standard = candidates.getFirst().names;
        return candidates.stream().filter(c -> c.names.equals(standard)).toList();
    }

    /** JSSE calls EdDSA, RSA and EC by the names that keys have, some with a suffix. */
    private static String algorithm(String keyType) {
        int end = keyType.indexOf('_');
        return end < 0 ? keyType : keyType.substring(0, end);
    }

    private @Nullable Identity identity(@Nullable String alias) {
        if (alias == null) {
            return null;
        }
        try {
            return candidates.get(Integer.parseInt(alias)).identity;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Identity identity = identity(alias);
        return identity == null ? null : identity.chainArray();
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Identity identity = identity(alias);
        return identity == null ? null : identity.key();
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null; // only asked for by tools
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null; // never a client
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null; // never a client
    }
}
