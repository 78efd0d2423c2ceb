package dev.wherry.user;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password hashed with PBKDF2-HMAC-SHA256 (RFC 8018 §5.2), which every Java has.
 *
 * <p>Its {@linkplain #text text form} is {@code $pbkdf2-sha256$i=600000$salt$hash}: the rounds in
 * decimal digits, then the salt of 8 to 64 bytes and the hash of 32, both in the basic Base64 (RFC
 * 4648 §4) with or without {@code =} at the end. {@link #toString} holds neither salt nor hash.
 * Immutable and safe for use by many threads.
 *
 * @since 1.0
 */
public final class Pbkdf2Hash implements Password {
    /** The rounds of {@link Password#hash}: what OWASP asks of PBKDF2-HMAC-SHA256 since 2023. */
    public static final int ROUNDS = 600_000;

    /** The fewest rounds (RFC 8018 §4.2). */
    public static final int MIN_ROUNDS = 1_000;

    /** The most rounds: more would keep a core busy for seconds per login. */
    public static final int MAX_ROUNDS = 10_000_000;

    private static final int SALT_BYTES = 16;
    private static final int MIN_SALT_BYTES = 8;
    private static final int MAX_SALT_BYTES = 64;
    private static final int HASH_BYTES = 32;
    private static final Pattern TEXT =
            Pattern.compile(
                    "\\$pbkdf2-sha256\\$i=([0-9]{1,9})"
                            + "\\$([A-Za-z0-9+/]*={0,2})\\$([A-Za-z0-9+/]*={0,2})");

    private final int rounds;
    private final byte[] salt;
    private final byte[] hash;

    /** How a hash is computed; tests count the calls. */
    @FunctionalInterface
    interface Derivation {
        byte[] derive(String password, byte[] salt, int rounds);
    }

    private Pbkdf2Hash(int rounds, byte[] salt, byte[] hash) {
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    /**
     * Makes a hash of a password, with a salt of 16 random bytes.
     *
     * @param password the password, from 1 to {@link Password#MAX_BYTES} bytes in UTF-8
     * @param rounds from {@value #MIN_ROUNDS} to {@value #MAX_ROUNDS}; {@link Password#hash} takes
     *     {@value #ROUNDS}
     * @return the hash
     * @throws IllegalArgumentException if {@code password} is empty, too long, or no Unicode text,
     *     or if {@code rounds} are outside that range
     */
    public static Pbkdf2Hash of(String password, int rounds) {
        ClearPassword.storable(password);
        requireRange("rounds", rounds, MIN_ROUNDS, MAX_ROUNDS);
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new Pbkdf2Hash(rounds, salt, derive(password, salt, rounds));
    }

    /**
     * Reads the text form of a hash.
     *
     * @param text for example {@code $pbkdf2-sha256$i=600000$salt$hash}
     * @return the hash
     * @throws IllegalArgumentException if {@code text} has another form, or if the rounds, the salt
     *     or the hash have another size than this class tells; the message does not repeat {@code
     *     text}
     */
    public static Pbkdf2Hash parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "this is no password hash that is known here; one looks like"
                            + " $pbkdf2-sha256$i=600000$salt$hash, with salt and hash in Base64");
        }
        int rounds = Integer.parseInt(matcher.group(1));
        byte[] salt = decode("salt", matcher.group(2));
        byte[] hash = decode("hash", matcher.group(3));
        requireRange("rounds (i=)", rounds, MIN_ROUNDS, MAX_ROUNDS);
        requireRange("bytes of salt", salt.length, MIN_SALT_BYTES, MAX_SALT_BYTES);
        requireRange("bytes of hash", hash.length, HASH_BYTES, HASH_BYTES);
        return new Pbkdf2Hash(rounds, salt, hash);
    }

    private static byte[] decode(String what, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the " + what + " of the password hash is no Base64", e);
        }
    }

    private static void requireRange(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "a password hash needs "
                            + (min == max ? min : min + " to " + max)
                            + " "
                            + what
                            + ", not "
                            + value);
        }
    }

    /** Computes for as long as a hash of so many rounds takes. */
    static void spend(int rounds) {
        derive("", new byte[SALT_BYTES], rounds);
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        PBEKeySpec spec =
                new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Never true for the empty password, even if somebody stored its hash. */
    @Override
    public boolean matches(String candidate) {
        return matches(candidate, Pbkdf2Hash::derive);
    }

    boolean matches(String candidate, Derivation derivation) {
        boolean equal = MessageDigest.isEqual(derivation.derive(candidate, salt, rounds), hash);
        return equal && !candidate.isEmpty() && ClearPassword.isText(candidate);
    }

    @Override
    public int cost() {
        return rounds;
    }

    /**
     * Returns what to store; {@link #parse} reads it.
     *
     * @return the rounds, the salt and the hash, without {@code =} at the end of either
     */
    public String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$pbkdf2-sha256$i="
                + rounds
                + "$"
                + base64.encodeToString(salt)
                + "$"
                + base64.encodeToString(hash);
    }

    @Override
    public String toString() {
        return "PBKDF2-HMAC-SHA256 of " + rounds + " rounds";
    }
}
