package dev.wherry.user;

import static dev.wherry.user.LoginResult.accept;
import static dev.wherry.user.LoginResult.refuse;
import static dev.wherry.user.LoginResult.unavailable;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wherry.file.FileTree;
import dev.wherry.file.UploadMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Users that exist in this server only, not in the operating system.
 *
 * <pre>{@code
 * VirtualUsers.empty()
 *         .anonymous(Path.of("/srv/pub"))
 *         .user("alice", Password.parse(stored), Path.of("/srv/alice"), "elradfmwMT")
 *         .override("alice", "/archive", "elr", true);
 * }</pre>
 *
 * <p>Each method returns new users and leaves these as they were; {@link LiveUsers} exchanges them
 * while a server runs. Directories are looked at when a user is added. Immutable and safe for use
 * by many threads.
 *
 * <p>A login is refused alike, and after the same work, whether the name is unknown, the password
 * wrong, empty or longer than {@link Password#MAX_BYTES}, or the account {@linkplain
 * Password#locked locked}. Expensive passwords are checked on threads of their own, as many as
 * there are cores; when 256 wait already, or one waits for 30 seconds, the client reads 421.
 *
 * @since 1.0
 */
public final class VirtualUsers implements Authenticator {
    /**
     * The name of the visitors that need no password (RFC 1635). As is usual, {@code ftp} means the
     * same, unless a user has that name.
     */
    public static final String ANONYMOUS = "anonymous";

    private final Accounts accounts;
    private final boolean anonymousMayWrite;
    private final PasswordChecks checks;

    private VirtualUsers(Accounts accounts, boolean anonymousMayWrite, PasswordChecks checks) {
        this.accounts = accounts;
        this.anonymousMayWrite = anonymousMayWrite;
        this.checks = checks;
    }

    /**
     * Returns nobody: all logins are refused.
     *
     * @return users to add to
     */
    public static VirtualUsers empty() {
        return empty(PasswordChecks.SHARED);
    }

    static VirtualUsers empty(PasswordChecks checks) {
        return new VirtualUsers(Accounts.NONE, false, checks);
    }

    /**
     * Adds a user with a home directory.
     *
     * @param name what they log in with; case counts
     * @param password what lets them in
     * @param home the directory that they see as {@code /}, of any file system provider
     * @param letters what they may do, as {@link Permission#parse} reads it, such as {@code elr}
     * @return users with one more
     * @throws IllegalArgumentException if a letter is unknown, or for the reasons of {@link
     *     #user(User, Password)}
     */
    public VirtualUsers user(String name, Password password, Path home, String letters) {
        return user(name, password, FileTree.of(home), letters);
    }

    /**
     * Adds a user who sees a tree of files.
     *
     * @param name what they log in with; case counts
     * @param password what lets them in
     * @param files what they see
     * @param letters what they may do, as {@link Permission#parse} reads it, such as {@code elr}
     * @return users with one more
     * @throws IllegalArgumentException if a letter is unknown, or for the reasons of {@link
     *     #user(User, Password)}
     */
    public VirtualUsers user(String name, Password password, FileTree files, String letters) {
        return user(User.of(name, files, Permissions.of(letters)), password);
    }

    /**
     * Adds a user.
     *
     * @param user who they are
     * @param password what lets them in
     * @return users with one more
     * @throws IllegalArgumentException if the name is empty, taken, {@link #ANONYMOUS} or holds
     *     control characters, if the root of their files or of a mount is no directory, or if the
     *     {@linkplain Password#cost cost} of the password is out of range
     */
    public VirtualUsers user(User user, Password password) {
        return users(Map.of(user, password));
    }

    /**
     * Adds many users at once, which is quicker than one after the other when there are thousands.
     *
     * @param more users and what lets them in
     * @return users with these too
     * @throws IllegalArgumentException for the reasons of {@link #user(User, Password)}
     */
    public VirtualUsers users(Map<User, Password> more) {
        List<Account> added = new ArrayList<>();
        more.forEach((user, password) -> added.add(Account.of(user, password)));
        return with(accounts.plus(added));
    }

    /**
     * Lets in anonymous visitors, with any password or none, to read.
     *
     * @param home the directory that they see as {@code /}, of any file system provider
     * @return users with {@link #ANONYMOUS}, whose permissions are {@code elr}
     * @throws IllegalArgumentException if {@code home} is no directory, or on a second call
     */
    public VirtualUsers anonymous(Path home) {
        return anonymous(FileTree.of(home), "elr");
    }

    /**
     * Lets in anonymous visitors, with any password or none.
     *
     * @param files what they see
     * @param letters what they may do, as {@link Permission#parse} reads it
     * @return users with {@link #ANONYMOUS}
     * @throws IllegalArgumentException if the root of {@code files} or of a mount is no directory,
     *     if a letter is unknown or is one of {@code adfmwMT} without {@link #anonymousMayWrite}
     *     before, or on a second call
     */
    public VirtualUsers anonymous(FileTree files, String letters) {
        User visitor = guarded(User.of(ANONYMOUS, files, Permissions.of(letters)));
        return with(accounts.plus(List.of(Account.ofVisitor(visitor))));
    }

    /**
     * Allows calls from here on to give anonymous visitors letters that write; it gives none
     * itself.
     *
     * @return the same users
     */
    public VirtualUsers anonymousMayWrite() {
        return new VirtualUsers(accounts, true, checks);
    }

    /**
     * Gives a user other permissions in one directory, as {@link Permissions#override} does:
     * whatever the order of the calls, the deepest directory decides. It need not exist yet.
     *
     * @param name the user
     * @param directory as the user sees it
     * @param letters what they may do there, as {@link Permission#parse} reads it
     * @param recursive whether that holds in everything below
     * @return users with that override
     * @throws IllegalArgumentException if there is no such user, or if a letter is unknown, or is
     *     one of {@code adfmwMT} for {@link #ANONYMOUS} without {@link #anonymousMayWrite} before
     */
    public VirtualUsers override(String name, String directory, String letters, boolean recursive) {
        return changed(
                name,
                u -> u.withPermissions(u.permissions().override(directory, letters, recursive)));
    }

    /**
     * Gives a user other texts at login and quit.
     *
     * @param name the user
     * @param login the text of 230, one line or more; {@value User#LOGIN_MESSAGE} unless set
     * @param quit the text of 221, one line or more; {@value User#QUIT_MESSAGE} unless set
     * @return users with these messages
     * @throws IllegalArgumentException if there is no such user, or if a text holds NUL
     */
    public VirtualUsers messages(String name, String login, String quit) {
        return changed(name, u -> u.withMessages(login, quit));
    }

    /**
     * Gives a user an upload mode of their own.
     *
     * @param name the user
     * @param mode how their uploads become visible; as the server does it unless set
     * @return users with that mode
     * @throws IllegalArgumentException if there is no such user
     */
    public VirtualUsers uploadMode(String name, UploadMode mode) {
        return changed(name, u -> u.withUploadMode(Objects.requireNonNull(mode, "mode")));
    }

    /**
     * Gives a user another password.
     *
     * @param name the user
     * @param password what lets them in from now on; {@link Password#locked} disables the account
     * @return users with that password
     * @throws IllegalArgumentException if there is no such user, or the cost is out of range
     */
    public VirtualUsers password(String name, Password password) {
        Account account = accounts.require(name);
        return with(accounts.with(new Account(account.user(), password, account.certificates())));
    }

    /**
     * Lets a user in by certificate, without a password (232). Which authorities may sign it is up
     * to {@link dev.wherry.tls.TlsConfigBuilder#wantClientCertificates}; without any, no client is
     * asked for one. The password goes on working, and so does the certificate when the account is
     * {@linkplain Password#locked locked}: that is how to let a user in by certificate only.
     *
     * @param name the user
     * @param fingerprints the SHA-256 of each certificate that lets them in, in place of those
     *     before: 64 hexadecimal digits with or without colons, as {@code openssl x509 -fingerprint
     *     -sha256} prints them; none lets the user in by password only
     * @return users with that change
     * @throws IllegalArgumentException if there is no such user, if it is {@link #ANONYMOUS}, or if
     *     a text is no such fingerprint
     */
    public VirtualUsers certificates(String name, String... fingerprints) {
        if (name.equals(ANONYMOUS)) {
            throw new IllegalArgumentException("anonymous visitors need no certificate");
        }
        Account account = accounts.require(name);
        Set<Fingerprint> certificates =
                Stream.of(fingerprints).map(Fingerprint::parse).collect(Collectors.toSet());
        return with(accounts.with(new Account(account.user(), account.password(), certificates)));
    }

    /**
     * Removes a user.
     *
     * @param name the user
     * @return users without them
     * @throws IllegalArgumentException if there is no such user
     */
    public VirtualUsers remove(String name) {
        return with(accounts.minus(name));
    }

    /**
     * Tells whether there is a user of a name.
     *
     * @param name any text; case counts
     * @return whether {@link #names} holds it
     */
    public boolean has(String name) {
        return accounts.get(name) != null;
    }

    /**
     * Returns who somebody is once they log in.
     *
     * @param name any text; case counts
     * @return the user, or empty if there is no such user
     */
    public Optional<User> find(String name) {
        return Optional.ofNullable(accounts.get(name)).map(Account::user);
    }

    /**
     * Returns all names.
     *
     * @return an unmodifiable set, in the order in which they were added
     */
    public Set<String> names() {
        return accounts.names();
    }

    @Override
    public LoginResult authenticate(Credentials credentials) {
        Account account = accounts.atLogin(credentials.userName());
        boolean fits = credentials.password().getBytes(UTF_8).length <= Password.MAX_BYTES;
        String candidate = fits ? credentials.password() : "";
        // An unknown name costs as much as the dearest password, and so does a cheaper one that
        // fails: the clock must not tell which names exist (ProFTPD's CVE-2004-1602).
        Password dearest = accounts.dearest();
        Password password = account == null ? dearest : account.password();
        try {
            boolean genuine = account != null && fits;
            boolean right = checks.check(password, candidate, genuine, dearest.cost());
            return account != null && right ? accept(account.user()) : refuse();
        } catch (RejectedExecutionException e) {
            return unavailable();
        }
    }

    /** Lets in who shows a certificate of {@link #certificates}. */
    @Override
    public LoginResult recognize(Credentials credentials) {
        Account account = accounts.get(credentials.userName());
        if (account == null || credentials.certificates().isEmpty()) {
            return refuse();
        }
        Fingerprint shown = Fingerprint.of(credentials.certificates().getFirst());
        return account.certificates().contains(shown) ? accept(account.user()) : refuse();
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
     * @return false for anonymous visitors, and for all names while no account has another password
     *     than {@link Password#clear}, {@link Password#blank} and {@link Password#locked}
     */
    @Override
    public boolean mayTakeLong(Credentials credentials) {
        return !accounts.areQuick() && !accounts.isVisitor(credentials.userName());
    }

    @Override
    public Collection<FileTree> knownTrees() {
        return accounts.trees();
    }

    @Override
    public String toString() {
        return "VirtualUsers" + names();
    }

    private VirtualUsers changed(String name, UnaryOperator<User> change) {
        Account account = accounts.require(name);
        User user = guarded(change.apply(account.user()));
        return with(accounts.with(new Account(user, account.password(), account.certificates())));
    }

    private VirtualUsers with(Accounts changed) {
        return new VirtualUsers(changed, anonymousMayWrite, checks);
    }

    private User guarded(User user) {
        return anonymousMayWrite ? user : Account.readOnlyIfAnonymous(user);
    }
}
