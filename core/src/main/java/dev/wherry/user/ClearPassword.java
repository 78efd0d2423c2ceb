package dev.wherry.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** A password that is kept as it is, never empty. */
final class ClearPassword implements Password {
    private final byte[] secret;

    ClearPassword(String password) {
        this.secret = storable(password);
    }

    /** Returns the bytes of a password that is about to be kept, if one can log in with it. */
    static byte[] storable(String password) {
        byte[] bytes = password.getBytes(UTF_8);
        if (bytes.length == 0) {
            throw new IllegalArgumentException(
                    "the password is empty; if everybody who knows the name may enter, use"
                            + " Password.blank()");
        }
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "the password has "
                            + bytes.length
                            + " bytes, but no more than "
                            + MAX_BYTES
                            + " can log in");
        }
        if (!isText(password)) {
            throw new IllegalArgumentException("the password holds half of a surrogate pair");
        }
        return bytes;
    }

    /**
     * Bytes that are no UTF-8 come as lone surrogates, which would all be encoded as the same '?'.
     */
    static boolean isText(String candidate) {
        return UTF_8.newEncoder().canEncode(candidate);
    }

    @Override
    public boolean matches(String candidate) {
        // The time depends on the length of the first argument alone, which whoever sent it knows.
        return MessageDigest.isEqual(candidate.getBytes(UTF_8), secret) && isText(candidate);
    }

    @Override
    public String toString() {
        return "clear password";
    }
}
