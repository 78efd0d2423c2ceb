package dev.wherry.user;

import dev.wherry.file.FileTree;
import dev.wherry.file.UploadMode;
import dev.wherry.tls.TlsPolicy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is logged in: what they see, what they may do, and how they are greeted. Immutable.
 *
 * @param name the name they logged in with
 * @param files the tree they see
 * @param permissions what they may do in it
 * @param loginMessage the text of the 230 reply, one line or more
 * @param quitMessage the text of the 221 reply, one line or more
 * @param uploadMode how their uploads become visible, or null for what the server does
 * @param tlsPolicy what must be protected, or null for what the server asks; the stricter counts
 * @since 1.0
 */
public record User(
        String name,
        FileTree files,
        Permissions permissions,
        String loginMessage,
        String quitMessage,
        @Nullable UploadMode uploadMode,
        @Nullable TlsPolicy tlsPolicy) {
    /** The text of 230 unless set. */
    public static final String LOGIN_MESSAGE = "Login successful.";

    /** The text of 221 unless set. */
    public static final String QUIT_MESSAGE = "Goodbye.";

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a message holds NUL, which no reply can carry
     * @throws NullPointerException if anything but the upload mode is null
     */
    public User {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(files, "files");
        Objects.requireNonNull(permissions, "permissions");
        Objects.requireNonNull(loginMessage, "loginMessage");
        Objects.requireNonNull(quitMessage, "quitMessage");
        if (loginMessage.indexOf('\0') >= 0 || quitMessage.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a message must not hold NUL");
        }
    }

    /**
     * Makes a user with the usual messages and the server's upload mode.
     *
     * @param name the name they logged in with
     * @param files the tree they see
     * @param permissions what they may do in it
     * @return the user
     */
    public static User of(String name, FileTree files, Permissions permissions) {
        return new User(name, files, permissions, LOGIN_MESSAGE, QUIT_MESSAGE, null, null);
    }

    /**
     * Returns this user with other texts at login and quit.
     *
     * @param login the text of 230
     * @param quit the text of 221
     * @return the changed user
     */
    public User withMessages(String login, String quit) {
        return new User(name, files, permissions, login, quit, uploadMode, tlsPolicy);
    }

    /**
     * Returns this user with other permissions.
     *
     * @param changed what they may do
     * @return the changed user
     */
    public User withPermissions(Permissions changed) {
        return new User(name, files, changed, loginMessage, quitMessage, uploadMode, tlsPolicy);
    }

    /**
     * Returns this user with an upload mode of their own.
     *
     * @param mode how their uploads become visible
     * @return the changed user
     */
    public User withUploadMode(UploadMode mode) {
        return new User(name, files, permissions, loginMessage, quitMessage, mode, tlsPolicy);
    }

    /**
     * Returns this user with a TLS policy of their own.
     *
     * @param policy what must be protected
     * @return the changed user
     */
    public User withTlsPolicy(TlsPolicy policy) {
        return new User(name, files, permissions, loginMessage, quitMessage, uploadMode, policy);
    }
}
