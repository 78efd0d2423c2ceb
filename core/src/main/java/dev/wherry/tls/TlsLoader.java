package dev.wherry.tls;

import dev.wherry.internal.tls.EngineRules;
import dev.wherry.internal.tls.Identity;
import dev.wherry.internal.tls.IdentitySource;
import dev.wherry.internal.tls.PemFiles;
import dev.wherry.internal.tls.ServerEngines;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Reads everything, and makes engines of it only when all is well. */
record TlsLoader(
        List<IdentitySource> sources,
        @Nullable Path clientAuthorities,
        EngineRules rules,
        Clock clock)
        implements TlsConfig.Loader {
    private static final Logger LOG = System.getLogger("dev.wherry.tls");

    /** Loads a context once: its engines share its sessions. */
    static TlsConfig.Loader of(SSLContext context, EngineRules rules) {
        TlsConfig.Loaded loaded =
                new TlsConfig.Loaded(List.of(), new ServerEngines(context, rules));
        return () -> loaded;
    }

    @Override
    public TlsConfig.Loaded load() throws IOException {
        List<Identity> identities = new ArrayList<>();
        for (IdentitySource source : sources) {
            for (Identity identity : source.load()) {
                warnOfDates(identity.certificate(), source);
                identities.add(identity);
            }
        }
        List<X509Certificate> authorities =
                clientAuthorities == null ? List.of() : PemFiles.certificates(clientAuthorities);
        try {
            return new TlsConfig.Loaded(
                    List.copyOf(identities), ServerEngines.of(identities, authorities, rules));
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java has no TLS", e);
        }
    }

    private void warnOfDates(X509Certificate certificate, IdentitySource source) {
        Instant now = clock.instant();
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        if (now.isAfter(to)) {
            LOG.log(Level.WARNING, "The certificate in {0} ran out on {1}", source, to);
        } else if (now.isBefore(from)) {
            LOG.log(Level.WARNING, "The certificate in {0} is valid from {1} only", source, from);
        }
    }
}
