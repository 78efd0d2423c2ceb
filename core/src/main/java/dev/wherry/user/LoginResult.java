package dev.wherry.user;

/**
 * What an {@link Authenticator} decides. Sealed: these are all the answers that the protocol has.
 *
 * @since 1.0
 */
public sealed interface LoginResult {
    /**
     * The user may come in (230).
     *
     * @param user who they are from now on
     */
    record Accepted(User user) implements LoginResult {}

    /**
     * Name or password are wrong, or the account may not log in: one reply for all of these (530),
     * so that nobody learns which.
     */
    record Refused() implements LoginResult {}

    /**
     * Nobody can be checked for now, for example because a directory service does not answer (421).
     * Not counted as a failure.
     */
    record Unavailable() implements LoginResult {}

    /**
     * Lets the user in.
     *
     * @param user who they are
     * @return an {@link Accepted}
     */
    static LoginResult accept(User user) {
        return new Accepted(user);
    }

    /**
     * Refuses.
     *
     * @return a {@link Refused}
     */
    static LoginResult refuse() {
        return new Refused();
    }

    /**
     * Says that nobody can be checked for now.
     *
     * @return an {@link Unavailable}
     */
    static LoginResult unavailable() {
        return new Unavailable();
    }
}
