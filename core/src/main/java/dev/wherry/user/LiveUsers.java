package dev.wherry.user;

import dev.wherry.file.FileTree;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * Users that can be exchanged while the server runs.
 *
 * <pre>{@code
 * LiveUsers users = LiveUsers.of(VirtualUsers.empty());
 * FtpServer server = FtpServer.builder().users(users).start();
 * users.update(u -> u.user("bob", password, home, "elr"));
 * users.update(u -> u.remove("bob"));
 * }</pre>
 *
 * <p>A change holds for logins from then on. Who is logged in stays so, with the permissions of
 * their login; {@link dev.wherry.Session#kick()} ends that. Safe for use by many threads.
 *
 * @since 1.0
 */
public final class LiveUsers implements Authenticator {
    private final AtomicReference<VirtualUsers> current;

    private LiveUsers(VirtualUsers users) {
        this.current = new AtomicReference<>(users);
    }

    /**
     * Makes a holder.
     *
     * @param users who may log in at first
     * @return a holder of them
     */
    public static LiveUsers of(VirtualUsers users) {
        return new LiveUsers(Objects.requireNonNull(users, "users"));
    }

    /**
     * Returns who may log in now.
     *
     * @return the users, which do not change any more
     */
    public VirtualUsers users() {
        return current.get();
    }

    /**
     * Exchanges all users.
     *
     * @param users who may log in from now on
     */
    public void replace(VirtualUsers users) {
        current.set(Objects.requireNonNull(users, "users"));
    }

    /**
     * Changes the users, such that changes by several threads at once all hold.
     *
     * @param change makes new users of the present ones; is called again if another thread was
     *     quicker, and so must do nothing else. What it throws is thrown on, and nothing is changed
     * @return who may log in from now on
     */
    public VirtualUsers update(UnaryOperator<VirtualUsers> change) {
        return current.updateAndGet(
                users -> Objects.requireNonNull(change.apply(users), "change returned null"));
    }

    @Override
    public LoginResult authenticate(Credentials credentials) {
        return users().authenticate(credentials);
    }

    @Override
    public LoginResult recognize(Credentials credentials) {
        return users().recognize(credentials);
    }

    /**
     * {@inheritDoc}
     *
     * @return false: users are in memory, and password hashes have threads of their own
     */
    @Override
    public boolean mayHoldThread() {
        return false;
    }

    /**
     * {@inheritDoc}
     *
     * @return what the present users tell; where they are exchanged between this and the check,
     *     that one check may keep other clients waiting
     */
    @Override
    public boolean mayTakeLong(Credentials credentials) {
        return users().mayTakeLong(credentials);
    }

    /** Returns the trees of the present users; those of users who come later are not among them. */
    @Override
    public Collection<FileTree> knownTrees() {
        return users().knownTrees();
    }

    @Override
    public String toString() {
        return "LiveUsers of " + users();
    }
}
