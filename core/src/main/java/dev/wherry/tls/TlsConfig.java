package dev.wherry.tls;

import dev.wherry.internal.tls.Identity;
import dev.wherry.internal.tls.ServerEngines;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * The server's certificates, and what may be negotiated with them.
 *
 * <pre>{@code
 * TlsConfig tls = TlsConfig.pem(Path.of("/etc/wherry/chain.pem"), Path.of("/etc/wherry/key.pem"));
 * }</pre>
 *
 * <p>By default that is TLS 1.2 and 1.3 (RFC 8996) with AEAD ciphers in the server's order. Clients
 * cannot renegotiate. A client that offers application protocols (RFC 7301) must offer {@code ftp}
 * among them, so that nobody talks HTTP to this server by its certificate (ALPACA).
 *
 * <p>{@link #reload} reads the files anew while the server runs. Sessions that began before keep
 * the certificate they have. Safe for use by many threads.
 *
 * @since 1.0
 */
public final class TlsConfig {
    private final Loader loader;
    private volatile Loaded loaded;

    /** Reads the files and checks what is in them. */
    @FunctionalInterface
    interface Loader {
        Loaded load() throws IOException;
    }

    /** What counts from one reload to the next. */
    record Loaded(List<Identity> identities, ServerEngines engines) {}

    TlsConfig(Loader loader) throws IOException {
        this.loader = loader;
        this.loaded = loader.load();
    }

    /**
     * Reads a certificate and its key from PEM files.
     *
     * @param chain the server's certificate, then those that lead to a known authority
     * @param key the private key: PKCS#8, PKCS#1 or SEC 1; may be the same file
     * @return a configuration with the defaults
     * @throws IOException if a file cannot be read or is not what it should be, or if the key does
     *     not belong to the certificate; the message names the file
     */
    public static TlsConfig pem(Path chain, Path key) throws IOException {
        return builder().pem(chain, key).build();
    }

    /**
     * Reads a certificate and its key from one PKCS#12 file.
     *
     * @param file the file, often named {@code .p12} or {@code .pfx}
     * @param password the file's password; may be empty
     * @return a configuration with the defaults
     * @throws IOException if the file cannot be read, is not PKCS#12, has another password, or
     *     holds no key with its certificate; the message names the file
     */
    public static TlsConfig pkcs12(Path file, String password) throws IOException {
        return builder().pkcs12(file, password).build();
    }

    /**
     * Takes a context with its certificates. Reloading is up to whoever made it.
     *
     * @param context makes the engines; the rest of the defaults apply to them
     * @return a configuration with the defaults
     */
    public static TlsConfig of(SSLContext context) {
        try {
            return builder().context(context).build();
        } catch (IOException e) {
            throw new IllegalStateException("no file was to be read", e);
        }
    }

    /**
     * Makes a certificate that no authority vouches for: EC P-256, for a year from now, kept in
     * memory only. Clients must be told its {@link #fingerprint}, or trust it blindly.
     *
     * @param names host names and IP addresses that it is for, besides {@code localhost}
     * @return a configuration with the defaults
     * @throws IllegalArgumentException if a name is neither
     */
    public static TlsConfig selfSigned(String... names) {
        try {
            return builder().selfSigned(names).build();
        } catch (IOException e) {
            throw new IllegalStateException("no file was to be read", e);
        }
    }

    /**
     * Starts with no certificate and the defaults.
     *
     * @return a builder
     */
    public static TlsConfigBuilder builder() {
        return new TlsConfigBuilder();
    }

    /**
     * Reads all files anew, and uses what they hold for all sessions that begin from now on. If
     * anything is wrong, nothing changes. A certificate that has run out is used, with a warning in
     * the log. Does nothing if the configuration was made of a context, and makes a new self-signed
     * certificate only in the last month of the old one.
     *
     * @throws IOException for the reasons of {@link #pem} and {@link #pkcs12}
     */
    public synchronized void reload() throws IOException {
        loaded = loader.load();
    }

    /**
     * Returns what makes engines with the certificates in force now.
     *
     * @return to be kept for one session and all its data connections
     */
    public TlsEngineFactory engines() {
        return loaded.engines::newEngine;
    }

    /**
     * Returns the certificates in force now, each without its chain.
     *
     * @return the default first; empty if the configuration was made of a context
     */
    public List<X509Certificate> certificates() {
        return loaded.identities.stream().map(Identity::certificate).toList();
    }

    /**
     * Returns the fingerprint of the default certificate, by which clients can know it.
     *
     * @return the SHA-256 of its DER form: 32 pairs of upper-case hexadecimal digits, with colons
     *     between
     * @throws IllegalStateException if the configuration was made of a context
     */
    public String fingerprint() {
        List<Identity> identities = loaded.identities;
        if (identities.isEmpty()) {
            throw new IllegalStateException("the certificates are in an SSLContext");
        }
        try {
            byte[] der = identities.getFirst().certificate().getEncoded();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(der);
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Names the certificates, not their keys. */
    @Override
    public String toString() {
        return "TlsConfig" + Objects.toString(loaded.identities);
    }
}
