package dev.wherry.internal.tls;

import static dev.wherry.internal.tls.DerWriter.BIT_STRING;
import static dev.wherry.internal.tls.DerWriter.INTEGER;
import static dev.wherry.internal.tls.DerWriter.OCTET_STRING;
import static dev.wherry.internal.tls.DerWriter.SEQUENCE;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds out whether a private key belongs to a certificate's public key. */
final class KeyCheck {
    /** Where a private key of EC has its public key (RFC 5915 §3). */
    private static final int EC_PUBLIC_KEY = 0xA1;

    private static final byte[] MESSAGE = {'w', 'h', 'e', 'r', 'r', 'y'};

    private KeyCheck() {}

    static boolean belongTogether(PrivateKey key, PublicKey publicKey) {
        if (key instanceof RSAKey one && publicKey instanceof RSAKey other) {
            return one.getModulus().equals(other.getModulus());
        }
        if (!key.getAlgorithm().equals(publicKey.getAlgorithm())) {
            return false;
        }
        if (!key.getAlgorithm().equals("EC")) {
            return verifies("EdDSA", key, publicKey);
        }
        return Arrays.equals(ownPublicKey(key), publicKey.getEncoded())
                || verifies("SHA256withECDSA", key, publicKey);
    }

    /**
     * Returns the public key that most private keys of EC carry along, as certificates have it (RFC
     * 5280 §4.1), or null. It saves signing and verifying, which are slow as the first things that
     * a program does with a curve: a sixth of the time that a server took to start.
     */
    private static byte @Nullable [] ownPublicKey(PrivateKey key) {
        try {
            DerReader info = new DerReader(key.getEncoded()).next(SEQUENCE).inside();
            info.next(INTEGER);
            byte[] algorithm = info.next(SEQUENCE).content();
            DerReader parts = info.next(OCTET_STRING).inside().next(SEQUENCE).inside();
            while (parts.hasMore()) {
                DerReader.Element part = parts.next();
                if (part.tag() == EC_PUBLIC_KEY) {
                    byte[] point = part.inside().next(BIT_STRING).content();
                    return DerWriter.sequence(
                            DerWriter.element(SEQUENCE, algorithm),
                            DerWriter.element(BIT_STRING, point));
                }
            }
        } catch (IllegalArgumentException e) {
            return null; // another provider's form
        }
        return null;
    }

    private static boolean verifies(String algorithm, PrivateKey key, PublicKey publicKey) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(MESSAGE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(MESSAGE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
