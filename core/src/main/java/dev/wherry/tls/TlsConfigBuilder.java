package dev.wherry.tls;

import dev.wherry.internal.tls.EngineRules;
import dev.wherry.internal.tls.EngineRules.ClientCertificate;
import dev.wherry.internal.tls.IdentitySource;
import dev.wherry.internal.tls.PemFiles;
import dev.wherry.internal.tls.Pkcs12File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Collects certificates and settings for a {@link TlsConfig}.
 *
 * <p>The first certificate is the default. Another one is used for clients that ask for a host name
 * it has (SNI, RFC 6066 §3): the exact name goes before a wildcard. Several for the same names,
 * such as one of RSA and one of EC, are used according to what the client can verify.
 *
 * <p>Not safe for use by several threads.
 *
 * @since 1.0
 */
public final class TlsConfigBuilder {
    private static final String TLS_1_3 = "TLSv1.3";
    private static final String TLS_1_2 = "TLSv1.2";

    /** AEAD with forward secrecy only; AES-128 first: the fastest, and strong enough. */
    private static final List<String> CIPHER_SUITES =
            List.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final Duration MIN_SESSION_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration MAX_SESSION_TIMEOUT = Duration.ofDays(7);
    private static final int MAX_SESSION_CACHE = 1_000_000;

    private final List<IdentitySource> sources = new ArrayList<>();
    private @Nullable SSLContext context;
    private @Nullable Path clientAuthorities;
    private ClientCertificate clientCertificate = ClientCertificate.IGNORED;
    private List<String> protocols = List.of(TLS_1_3, TLS_1_2);
    private List<String> cipherSuites = CIPHER_SUITES;
    private Duration sessionTimeout = Duration.ofDays(1);
    private int sessionCache = 20_000;
    private Clock clock = Clock.systemUTC();

    TlsConfigBuilder() {}

    /**
     * Adds a certificate and its unencrypted key in PEM files.
     *
     * @param chain the server's certificate, then those that lead to a known authority
     * @param key the private key: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017) or SEC 1 (RFC 5915); may be
     *     the same file
     * @return this builder
     */
    public TlsConfigBuilder pem(Path chain, Path key) {
        return source(new PemFiles(chain, Objects.requireNonNull(key), null));
    }

    /**
     * Adds a certificate and its encrypted key in PEM files. The password is kept for {@link
     * TlsConfig#reload}.
     *
     * @param chain the server's certificate, then those that lead to a known authority
     * @param key the private key: encrypted PKCS#8, or the older forms with {@code DEK-Info} of AES
     *     or triple DES; may be the same file, and may be unencrypted after all
     * @param password what the key is encrypted with
     * @return this builder
     */
    public TlsConfigBuilder pem(Path chain, Path key, String password) {
        return source(new PemFiles(chain, Objects.requireNonNull(key), password.toCharArray()));
    }

    /**
     * Adds all keys of a PKCS#12 file (RFC 7292) with their certificates, in the order of their
     * aliases. The password is kept for {@link TlsConfig#reload}. Opening one takes some tenths of
     * a second, which PEM does not.
     *
     * @param file the file, often named {@code .p12} or {@code .pfx}
     * @param password the file's password; may be empty
     * @return this builder
     */
    public TlsConfigBuilder pkcs12(Path file, String password) {
        return source(new Pkcs12File(Objects.requireNonNull(file), password.toCharArray()));
    }

    /**
     * Adds a certificate that no authority vouches for, as {@link TlsConfig#selfSigned} says.
     *
     * @param names host names and IP addresses that it is for, besides {@code localhost}
     * @return this builder
     * @throws IllegalArgumentException from {@link #build} if a name is neither
     */
    public TlsConfigBuilder selfSigned(String... names) {
        return source(new SelfSignedSource(List.of(names), clock));
    }

    private TlsConfigBuilder source(IdentitySource source) {
        sources.add(source);
        return this;
    }

    /**
     * Takes a context instead of certificates. Proof that data connections resume the session of
     * their control connection ({@link DataSessionPolicy}) needs the JDK's own provider, SunJSSE.
     *
     * @param context makes the engines; session timeout and cache size are set in it
     * @return this builder
     */
    public TlsConfigBuilder context(SSLContext context) {
        this.context = Objects.requireNonNull(context);
        return this;
    }

    /**
     * Asks clients for a certificate, and lets them go on without. One that is shown must be good.
     * Whom it lets in without a password, the {@linkplain dev.wherry.user.Authenticator#recognize
     * authenticator} decides; nobody unless told.
     *
     * @param authorities a PEM file of the certificates of who may sign those of clients
     * @return this builder
     */
    public TlsConfigBuilder wantClientCertificates(Path authorities) {
        return clientCertificates(ClientCertificate.WANTED, authorities);
    }

    /**
     * Asks clients for a certificate, and ends the handshake without a good one.
     *
     * @param authorities a PEM file of the certificates of who may sign those of clients
     * @return this builder
     */
    public TlsConfigBuilder needClientCertificates(Path authorities) {
        return clientCertificates(ClientCertificate.NEEDED, authorities);
    }

    private TlsConfigBuilder clientCertificates(ClientCertificate certificate, Path authorities) {
        clientCertificate = certificate;
        clientAuthorities = Objects.requireNonNull(authorities);
        return this;
    }

    /**
     * Sets the versions of TLS. Versions before 1.2 are not allowed (RFC 8996).
     *
     * @param names {@code TLSv1.3}, {@code TLSv1.2} or both, which is the default
     * @return this builder
     * @throws IllegalArgumentException if there is none, or another name
     */
    public TlsConfigBuilder protocols(String... names) {
        List<String> chosen = List.of(names);
        if (chosen.isEmpty() || !List.of(TLS_1_3, TLS_1_2).containsAll(chosen)) {
            throw new IllegalArgumentException(
                    "protocols are " + TLS_1_3 + ", " + TLS_1_2 + " or both, not " + chosen);
        }
        protocols = chosen;
        return this;
    }

    /**
     * Sets the cipher suites, the one to be preferred first. The default are those with forward
     * secrecy and AEAD: AES-128-GCM, AES-256-GCM and ChaCha20-Poly1305.
     *
     * @param names as the JDK names them, such as {@code TLS_AES_128_GCM_SHA256}
     * @return this builder
     * @throws IllegalArgumentException if there is none, or one of another kind
     */
    public TlsConfigBuilder cipherSuites(String... names) {
        List<String> chosen = List.of(names);
        if (chosen.isEmpty() || !CIPHER_SUITES.containsAll(chosen)) {
            throw new IllegalArgumentException(
                    "cipher suites are some of " + CIPHER_SUITES + ", not " + chosen);
        }
        cipherSuites = chosen;
        return this;
    }

    /**
     * Sets for how long a TLS session can be resumed. Where data connections must resume, sessions
     * should not last longer than this.
     *
     * @param timeout from 1 minute to 7 days (RFC 8446 §4.6.1); 1 day unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code timeout} is outside that range
     */
    public TlsConfigBuilder sessionTimeout(Duration timeout) {
        if (timeout.compareTo(MIN_SESSION_TIMEOUT) < 0
                || timeout.compareTo(MAX_SESSION_TIMEOUT) > 0) {
            throw new IllegalArgumentException("the session timeout is from 1 minute to 7 days");
        }
        sessionTimeout = timeout;
        return this;
    }

    /**
     * Sets how many TLS sessions of clients without tickets (RFC 5077) are kept; all others keep
     * theirs themselves.
     *
     * @param sessions from 1 to {@value #MAX_SESSION_CACHE}; 20,000 unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code sessions} is outside that range
     */
    public TlsConfigBuilder sessionCache(int sessions) {
        if (sessions < 1 || sessions > MAX_SESSION_CACHE) {
            throw new IllegalArgumentException(
                    "the session cache is from 1 to " + MAX_SESSION_CACHE);
        }
        sessionCache = sessions;
        return this;
    }

    TlsConfigBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Reads all files and checks what is in them.
     *
     * @return the configuration
     * @throws IOException if a file cannot be read or is not what it should be, or if a key does
     *     not belong to its certificate; the message names the file
     * @throws IllegalArgumentException if a name for a self-signed certificate is no host name
     * @throws IllegalStateException if there is neither a certificate nor a context, or both, or a
     *     context and authorities of clients, which are the context's business
     */
    public TlsConfig build() throws IOException {
        if (sources.isEmpty() == (context == null)) {
            throw new IllegalStateException("TLS needs either certificates or an SSLContext");
        }
        if (context != null && clientAuthorities != null) {
            throw new IllegalStateException("an SSLContext has its own authorities of clients");
        }
        EngineRules rules =
                new EngineRules(
                        protocols, cipherSuites, clientCertificate, sessionTimeout, sessionCache);
        return new TlsConfig(
                context != null
                        ? TlsLoader.of(context, rules)
                        : new TlsLoader(List.copyOf(sources), clientAuthorities, rules, clock));
    }
}
