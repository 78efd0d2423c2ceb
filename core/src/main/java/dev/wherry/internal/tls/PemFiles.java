package dev.wherry.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate chain and its key in PEM files, which may be the same file. */
public final class PemFiles implements IdentitySource {
    private final Path chain;
    private final Path key;
    private final char @Nullable [] password;

    /** Takes a password for an encrypted key, else null. */
    public PemFiles(Path chain, Path key, char @Nullable [] password) {
        this.chain = chain;
        this.key = key;
        this.password = password;
    }

    @Override
    public List<Identity> load() throws IOException {
        List<X509Certificate> certificates = certificates(chain);
        PrivateKey privateKey = privateKey();
        if (!KeyCheck.belongTogether(privateKey, certificates.getFirst().getPublicKey())) {
            throw new IOException(mismatch(certificates, privateKey));
        }
        return List.of(new Identity(certificates, privateKey));
    }

    private String mismatch(List<X509Certificate> certificates, PrivateKey privateKey) {
        boolean fitsAnother =
                certificates.stream()
                        .anyMatch(c -> KeyCheck.belongTogether(privateKey, c.getPublicKey()));
        return fitsAnother
                ? "the server's own certificate must come first in " + chain
                : "the private key in " + key + " does not belong to the certificate in " + chain;
    }

    /**
     * Reads all certificates of a PEM file, in its order.
     *
     * @throws IOException if the file cannot be read or has none
     */
    public static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (PemBlock block : PemBlock.readAll(file)) {
                if (block.isCertificate()) {
                    certificates.add(
                            (X509Certificate)
                                    factory.generateCertificate(
                                            new ByteArrayInputStream(block.content())));
                }
            }
        } catch (CertificateException e) {
            throw new IOException("a certificate in " + file + " is damaged", e);
        }
        if (certificates.isEmpty()) {
            throw new IOException(file + " holds no certificate in PEM form");
        }
        return certificates;
    }

    private PrivateKey privateKey() throws IOException {
        List<PemBlock> keys =
                PemBlock.readAll(key).stream().filter(PemBlock::isPrivateKey).toList();
        if (keys.size() != 1) {
            throw new IOException(
                    key
                            + (keys.isEmpty()
                                    ? " holds no private key in PEM form"
                                    : " holds more than one private key"));
        }
        try {
            return PrivateKeys.read(keys.getFirst(), password);
        } catch (IOException e) {
            throw new IOException("the private key in " + key + " " + e.getMessage(), e);
        }
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return chain.equals(key) ? chain.toString() : chain + " with " + key;
    }
}
