package dev.wherry.user;

import dev.wherry.file.FileTree;
import java.util.Collection;
import java.util.List;

/**
 * Decides who may log in.
 *
 * <p>Called on a thread that may block; calls overlap between sessions. To keep names secret, take
 * as long for an unknown name as for a wrong password. A call that throws or returns null is
 * answered 421 and logged; it does not count as a failed login.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface Authenticator {
    /**
     * Checks a name and a password.
     *
     * @param credentials what the client sent
     * @return the decision
     * @throws Exception if nobody can be checked for now; the client reads 421
     */
    LoginResult authenticate(Credentials credentials) throws Exception;

    /**
     * Checks whether a client's certificate is enough to log in, without a password (RFC 2228 on
     * 232). Asked at USER, and only if the client showed a certificate that the server trusts.
     *
     * @param credentials the name and the certificates; the password is empty
     * @return {@link LoginResult.Accepted} to let the client in; anything else asks for the
     *     password. Refused unless overridden
     * @throws Exception if nobody can be checked for now; the client is asked for the password
     */
    default LoginResult recognize(Credentials credentials) throws Exception {
        return LoginResult.refuse();
    }

    /**
     * Tells whether a check may hold its thread: by reading files, by native code, by a driver that
     * does either. Such checks run on a bounded number of platform threads, apart from the files of
     * sessions; others right on the virtual thread that waits for the login, which costs less.
     *
     * @return true unless overridden
     */
    default boolean mayHoldThread() {
        return true;
    }

    /**
     * Tells whether a check may take long, by computing or by waiting for anything. One that cannot
     * is made right on the thread that has read the password, which costs least, but keeps other
     * clients waiting meanwhile; {@link #mayHoldThread} is not asked for it.
     *
     * <p>To keep names secret, answer alike for all names whose existence is a secret. Must not
     * take long itself.
     *
     * @param credentials what the client sent
     * @return whether {@link #authenticate} may need more than some microseconds for them; true
     *     unless overridden
     */
    default boolean mayTakeLong(Credentials credentials) {
        return true;
    }

    /**
     * Returns the trees that are known before anybody logs in. A server that starts looks through
     * them, in the background, for temporary files that uploads of an earlier run left behind.
     *
     * @return the trees, none unless overridden
     */
    default Collection<FileTree> knownTrees() {
        return List.of();
    }
}
