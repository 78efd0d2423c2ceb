package dev.wherry.user;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of a certificate. */
record Fingerprint(String hex) {
    private static final Pattern TEXT =
            Pattern.compile("[0-9A-Fa-f]{64}|[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31}");

    /**
     * Reads 64 hexadecimal digits, or 32 pairs of them with colons between.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static Fingerprint parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "the SHA-256 fingerprint of a certificate has 64 hexadecimal digits: " + text);
        }
        byte[] hash = HexFormat.of().parseHex(text.replace(":", ""));
        return new Fingerprint(HexFormat.of().formatHex(hash));
    }

    static Fingerprint of(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Fingerprint(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
