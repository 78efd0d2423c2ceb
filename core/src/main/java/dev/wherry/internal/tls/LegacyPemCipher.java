package dev.wherry.internal.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what OpenSSL encrypted before it wrote PKCS#8 ({@code Proc-Type: 4,ENCRYPTED}): the key
 * comes from a few rounds of MD5, so the file's own permissions must protect it.
 */
final class LegacyPemCipher {
    private static final int SALT_BYTES = 8;

    private LegacyPemCipher() {}

    static byte[] decrypt(String dekInfo, byte[] encrypted, char[] password)
            throws GeneralSecurityException, IOException {
        int comma = dekInfo.indexOf(',');
        if (comma < 0) {
            throw new IOException("says in no known form how it is encrypted");
        }
        byte[] iv = HexFormat.of().parseHex(dekInfo.substring(comma + 1).strip());
        String name = dekInfo.substring(0, comma).strip().toUpperCase(Locale.ROOT);
        int keyBytes =
                switch (name) {
                    case "AES-128-CBC" -> 16;
                    case "AES-192-CBC", "DES-EDE3-CBC" -> 24;
                    case "AES-256-CBC" -> 32;
                    default -> throw new IOException("is encrypted with " + name + ", too weak");
                };
        String algorithm = name.startsWith("AES") ? "AES" : "DESede";
        byte[] key = key(password, Arrays.copyOf(iv, SALT_BYTES), keyBytes);
        try {
            Cipher cipher = Cipher.getInstance(algorithm + "/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, algorithm),
                    new IvParameterSpec(iv));
            return cipher.doFinal(encrypted);
        } catch (BadPaddingException e) {
            throw new IOException("cannot be decrypted with the password given", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** EVP_BytesToKey(3) with MD5 and one round. */
    private static byte[] key(char[] password, byte[] salt, int bytes)
            throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        byte[] secret = new String(password).getBytes(UTF_8);
        byte[] key = new byte[bytes];
        byte[] block = {};
        for (int done = 0; done < bytes; done += block.length) {
            md5.update(block);
            md5.update(secret);
            block = md5.digest(salt);
            System.arraycopy(block, 0, key, done, Math.min(block.length, bytes - done));
        }
        Arrays.fill(secret, (byte) 0);
        return key;
    }
}
