package dev.wherry.internal.tls;

import static dev.wherry.internal.tls.DerWriter.OCTET_STRING;
import static dev.wherry.internal.tls.DerWriter.OID;
import static dev.wherry.internal.tls.DerWriter.SEQUENCE;

import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads private keys as PEM has them: PKCS#8 (RFC 5958), plain or encrypted, PKCS#1 (RFC 8017
 * §A.1.2) and SEC 1 (RFC 5915), these two also as OpenSSL used to encrypt them.
 */
final class PrivateKeys {
    private static final byte[] VERSION_0 = DerWriter.integer(BigInteger.ZERO);
    private static final byte[] NULL = {5, 0};
    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final String RSA_PSS = "1.2.840.113549.1.1.10";
    private static final String EC = "1.2.840.10045.2.1";
    private static final String ED25519 = "1.3.101.112";
    private static final String ED448 = "1.3.101.113";

    /** SEC 1 marks the curve with this tag. */
    private static final int EC_PARAMETERS = 0xA0;

    private PrivateKeys() {}

    /**
     * Reads one key.
     *
     * @param password what the key was encrypted with, or null
     * @throws IOException if the key cannot be read; the message does not name the file
     */
    static PrivateKey read(PemBlock block, char @Nullable [] password) throws IOException {
        try {
            return switch (block.label()) {
                case "PRIVATE KEY" -> pkcs8(block.content());
                case "ENCRYPTED PRIVATE KEY" -> encrypted(block.content(), required(password));
                case "RSA PRIVATE KEY" -> pkcs8(wrapped(RSA, NULL, opened(block, password)));
                case "EC PRIVATE KEY" -> sec1(opened(block, password));
                default -> throw new IOException("is of a kind that is not known");
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("is damaged or of a kind that is not known", e);
        }
    }

    private static char[] required(char @Nullable [] password) throws IOException {
        if (password == null) {
            throw new IOException("is encrypted, and no password was given");
        }
        return password;
    }

    private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
        DerReader info = new DerReader(der).next(SEQUENCE).inside();
        info.next(); // the version
        byte[] oid = info.next(SEQUENCE).inside().next(OID).content();
        String algorithm =
                switch (DerReader.oid(oid)) {
                    case RSA -> "RSA";
                    case RSA_PSS -> "RSASSA-PSS";
                    case EC -> "EC";
                    case ED25519, ED448 -> "EdDSA";
                    default -> throw new IllegalArgumentException("unknown algorithm");
                };
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    /** Puts a key of an older form into the envelope of PKCS#8. */
    private static byte[] wrapped(String oid, byte[] parameters, byte[] key) {
        byte[] algorithm = DerWriter.sequence(DerWriter.oid(oid), parameters);
        return DerWriter.sequence(VERSION_0, algorithm, DerWriter.octets(key));
    }

    private static PrivateKey sec1(byte[] der) throws GeneralSecurityException {
        DerReader key = new DerReader(der).next(SEQUENCE).inside();
        key.next(); // the version
        key.next(OCTET_STRING);
        while (key.hasMore()) {
            DerReader.Element element = key.next();
            if (element.tag() == EC_PARAMETERS) {
                return pkcs8(wrapped(EC, element.content(), der));
            }
        }
        throw new IllegalArgumentException("the key does not name its curve");
    }

    private static PrivateKey encrypted(byte[] der, char[] password)
            throws GeneralSecurityException, IOException {
        EncryptedPrivateKeyInfo info = envelope(der);
        AlgorithmParameters parameters = info.getAlgParameters();
        // For PBES2 (RFC 8018 §6.2), only the parameters tell the ciphers that are meant.
        String name =
                info.getAlgName().startsWith("PBES2") || info.getAlgName().startsWith("1.")
                        ? parameters.toString()
                        : info.getAlgName();
        PBEKeySpec spec = new PBEKeySpec(password);
        try {
            Key key = SecretKeyFactory.getInstance(name).generateSecret(spec);
            Cipher cipher = Cipher.getInstance(name);
            cipher.init(Cipher.DECRYPT_MODE, key, parameters);
            return pkcs8(plausible(cipher.doFinal(info.getEncryptedData())));
        } catch (BadPaddingException e) {
            throw new IOException("cannot be decrypted with the password given", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static EncryptedPrivateKeyInfo envelope(byte[] der) throws IOException {
        try {
            return new EncryptedPrivateKeyInfo(der);
        } catch (IOException e) { // Java knows no other ciphers here
            throw new IOException("is damaged, or is not encrypted with AES-128 or AES-256", e);
        }
    }

    private static byte[] opened(PemBlock block, char @Nullable [] password)
            throws GeneralSecurityException, IOException {
        String dek = block.headers().get("DEK-Info");
        if (dek == null) {
            return block.content();
        }
        return plausible(LegacyPemCipher.decrypt(dek, block.content(), required(password)));
    }

    /** The padding is right for one wrong password in 256. */
    private static byte[] plausible(byte[] der) throws IOException {
        if (der.length == 0 || der[0] != SEQUENCE) {
            throw new IOException("cannot be decrypted with the password given");
        }
        return der;
    }
}
