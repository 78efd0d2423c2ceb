package dev.wherry.internal.tls;

import java.security.GeneralSecurityException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes engines that have their certificates, their rules and their resumable sessions in common.
 * Immutable but for the sessions, and safe for use by many threads.
 */
public final class ServerEngines {
    /** The only name for FTP (RFC 7301, ALPACA: CVE-2021-3618). */
    private static final String FTP = "ftp";

    private final SSLContext context;
    private final EngineRules rules;

    /** Takes a context as it is. */
    public ServerEngines(SSLContext context, EngineRules rules) {
        this.context = context;
        this.rules = rules;
        SSLSessionContext sessions = context.getServerSessionContext();
        if (sessions != null) {
            sessions.setSessionTimeout(Math.toIntExact(rules.sessionTimeout().toSeconds()));
            sessions.setSessionCacheSize(rules.sessionCache());
        }
    }

    /**
     * Makes a context.
     *
     * @param identities the first is the default
     * @param clientAuthorities who may sign certificates of clients; empty if clients show none
     * @throws GeneralSecurityException if this Java cannot
     */
    public static ServerEngines of(
            List<Identity> identities, List<X509Certificate> clientAuthorities, EngineRules rules)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        // An empty array and not null, which would load the public authorities that Java trusts.
        TrustManager[] trust =
                clientAuthorities.isEmpty() ? new TrustManager[0] : trusting(clientAuthorities);
        context.init(new KeyManager[] {new SniKeyManager(identities)}, trust, null);
        return new ServerEngines(context, rules);
    }

    private static TrustManager[] trusting(List<X509Certificate> authorities)
            throws GeneralSecurityException {
        Set<TrustAnchor> anchors =
                authorities.stream()
                        .map(authority -> new TrustAnchor(authority, null))
                        .collect(Collectors.toSet());
        PKIXBuilderParameters parameters =
                new PKIXBuilderParameters(anchors, new X509CertSelector());
        parameters.setRevocationEnabled(false);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory.getTrustManagers();
    }

    /** Returns an engine in the server's role for a peer of the given name. */
    public SSLEngine newEngine(String peerName) {
        SSLEngine engine = context.createSSLEngine(peerName, 0);
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(supported(rules.protocols(), engine.getSupportedProtocols()));
        parameters.setCipherSuites(
                supported(rules.cipherSuites(), engine.getSupportedCipherSuites()));
        parameters.setUseCipherSuitesOrder(true);
        switch (rules.clientCertificate()) {
            case IGNORED -> {}
            case WANTED -> parameters.setWantClientAuth(true);
            case NEEDED -> parameters.setNeedClientAuth(true);
        }
        engine.setSSLParameters(parameters);
        engine.setHandshakeApplicationProtocolSelector((e, offered) -> select(offered));
        return engine;
    }

    /** Only asked when a client offers names; null makes JSSE send no_application_protocol. */
    private static @Nullable String select(List<String> offered) {
        return offered.contains(FTP) ? FTP : null;
    }

    private static String[] supported(List<String> wanted, String[] supported) {
        List<String> known = Arrays.asList(supported);
        return wanted.stream().filter(known::contains).toArray(String[]::new);
    }
}
