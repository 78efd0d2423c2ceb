package dev.wherry.user;

/**
 * What a password is compared with: a hash, a clear text, or a rule of your own.
 *
 * <pre>{@code
 * Password.parse("$pbkdf2-sha256$i=600000$c2FsdHNhbHRzYWx0c2Fs$…") // from a file
 * Password.hash("secret").text()                                  // what to write into that file
 * Password.clear("secret")                                        // in code and in tests only
 * directory::mayLogIn                                             // anything else
 * }</pre>
 *
 * <p>The empty password matches {@link #blank()} and nothing else that is made here: an account
 * without a password has to be asked for by name. Bytes that are no UTF-8 match nothing either.
 * Implementations are safe for use by many threads, take the same time whether a password is right
 * or wrong, and show no secret in their text form.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface Password {
    /**
     * The longest password that can log in, in bytes of UTF-8. Longer ones are refused like wrong
     * ones.
     */
    int MAX_BYTES = 512;

    /**
     * Tells whether somebody sent the right password (PASS, RFC 959 §4.1.1).
     *
     * @param candidate what they sent, perhaps empty; bytes that are no UTF-8 are lone surrogates
     * @return whether it is right
     */
    boolean matches(String candidate);

    /**
     * Tells how much computing one {@link #matches} takes. {@link VirtualUsers} spends as much on
     * an unknown name as on the most expensive password it knows, so that names cannot be found by
     * the clock.
     *
     * <p>With 0, {@code matches} runs on the thread of the session and may wait there, for a
     * directory service for example; how long that takes stays visible. With more it runs on one of
     * a few threads that do nothing else, as many as there are cores; it must then only compute,
     * for it is also called to spend time when the name is unknown.
     *
     * @return in rounds of PBKDF2-HMAC-SHA256 that take about as long, from 0 to 10,000,000 and
     *     always the same; 0 unless overridden
     */
    default int cost() {
        return 0;
    }

    /**
     * Makes a hash of a password, with a salt of its own. Takes a good tenth of a second.
     *
     * @param password the password, from 1 to {@link #MAX_BYTES} bytes in UTF-8
     * @return a hash of {@value Pbkdf2Hash#ROUNDS} rounds; {@link Pbkdf2Hash#text} is what to store
     * @throws IllegalArgumentException if {@code password} is empty, too long, or no Unicode text
     */
    static Pbkdf2Hash hash(String password) {
        return Pbkdf2Hash.of(password, Pbkdf2Hash.ROUNDS);
    }

    /**
     * Reads a stored password: a hash as {@link Pbkdf2Hash#text} writes it, or a text that starts
     * with {@code !} or {@code *}, which is a {@linkplain #locked locked} account as in shadow(5).
     *
     * @param text for example {@code $pbkdf2-sha256$i=600000$salt$hash}
     * @return the password
     * @throws IllegalArgumentException if {@code text} is neither; the message does not repeat it.
     *     An empty text is refused too: it would be an account that anybody might enter, or nobody
     */
    static Password parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "the stored password is empty; write ! for a locked account");
        }
        return text.startsWith("!") || text.startsWith("*") ? locked() : Pbkdf2Hash.parse(text);
    }

    /**
     * Makes a password that is kept as it is. For code and tests: where passwords are stored, store
     * hashes.
     *
     * @param password the password, from 1 to {@link #MAX_BYTES} bytes in UTF-8
     * @return a password that is compared in constant time
     * @throws IllegalArgumentException if {@code password} is empty, too long, or no Unicode text
     */
    static Password clear(String password) {
        return new ClearPassword(password);
    }

    /**
     * Returns what only the empty password matches: who knows the name of such an account is let
     * in.
     *
     * @return a password of cost 0
     */
    static Password blank() {
        return FixedPassword.BLANK;
    }

    /**
     * Returns what no password matches, for an account that exists but is disabled.
     *
     * @return a password of cost 0
     */
    static Password locked() {
        return FixedPassword.LOCKED;
    }
}
