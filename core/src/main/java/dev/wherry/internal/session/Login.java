package dev.wherry.internal.session;

import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent;
import dev.wherry.event.FtpEvent.LogoutReason;
import dev.wherry.internal.config.Settings;
import dev.wherry.internal.file.Jail;
import dev.wherry.tls.TlsPolicy;
import dev.wherry.user.Authenticator;
import dev.wherry.user.Credentials;
import dev.wherry.user.LoginResult;
import dev.wherry.user.User;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Logging in and out. For the owner's thread. */
final class Login {
    private static final System.Logger LOG = System.getLogger("dev.wherry");

    private final ClientSession session;
    private @Nullable Checked checked;

    /** What the authenticator has said already. */
    private record Checked(Credentials credentials, LoginResult result) {}

    Login(ClientSession session) {
        this.session = session;
    }

    /**
     * Asks about a password that cannot take long right here, and keeps the answer for {@link
     * #attempt}. Returns whether it is yes: a refusal has to be waited for, whatever the name.
     */
    boolean succeedsAtOnce(String password) {
        String name = session.state().pendingUserName;
        checked = null;
        if (name == null
                || (isTlsNeeded() && !session.isSecure())
                || session.services().failedLogins().isBanned(address())) {
            return false;
        }
        Credentials credentials = credentials(name, password);
        if (mayTakeLong(credentials)) {
            return false;
        }
        LoginResult result = ask(() -> session.services().users().authenticate(credentials));
        checked = new Checked(credentials, result);
        return result instanceof LoginResult.Accepted accepted && mayEnter(accepted.user());
    }

    /** Tells whether nobody may even try to log in in clear. */
    private boolean isTlsNeeded() {
        return session.services().settings().tls().policy().requiresLogin();
    }

    private boolean mayTakeLong(Credentials credentials) {
        try {
            return session.services().users().mayTakeLong(credentials);
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.ERROR, "The authenticator failed", e);
            return true;
        }
    }

    /** Tries the name that USER told with a password, and answers PASS. */
    Reply attempt(String password) {
        SessionState state = session.state();
        String name = state.pendingUserName;
        if (name == null) {
            return Reply.of(ReplyCode.BAD_SEQUENCE, "Log in with USER first.");
        }
        state.pendingUserName = null; // after a failure USER must be said again
        if (session.services().failedLogins().isBanned(address())) {
            session.endAfterReply();
            return Reply.of(ReplyCode.SERVICE_CLOSING, "Too many failed logins, try again later.");
        }
        return switch (check(credentials(name, password))) {
            case LoginResult.Accepted accepted ->
                    mayEnter(accepted.user())
                            ? enter(accepted.user(), ReplyCode.LOGGED_IN)
                            : fail(name); // that the password is right must not be told in clear
            case LoginResult.Refused refused -> fail(name);
            case LoginResult.Unavailable unavailable -> {
                session.endAfterReply();
                yield Reply.of(
                        ReplyCode.SERVICE_CLOSING,
                        "Logins cannot be checked now, try again later.");
            }
        };
    }

    private LoginResult check(Credentials credentials) {
        Checked known = checked;
        checked = null;
        return known != null && known.credentials().equals(credentials)
                ? known.result()
                : ask(() -> whereItHoldsUpNobody(users -> users.authenticate(credentials)));
    }

    private boolean mayEnter(User user) {
        return session.isSecure() || !policyOf(user).requiresLogin();
    }

    /** Tells whether the client showed a certificate that the server trusts. */
    boolean hasCertificate() {
        ControlTls tls = session.control().tls();
        return tls != null && !tls.link().clientCertificates().isEmpty();
    }

    /**
     * Asks whether the client's certificate is enough for the name that USER told (RFC 2228: 232).
     */
    @Nullable Reply byCertificate() {
        String name = session.state().pendingUserName;
        if (name == null || !hasCertificate()) {
            return null;
        }
        Credentials credentials = credentials(name, "");
        LoginResult result = ask(() -> whereItHoldsUpNobody(users -> users.recognize(credentials)));
        if (!(result instanceof LoginResult.Accepted accepted)) {
            return null; // the password decides
        }
        session.state().pendingUserName = null;
        return enter(accepted.user(), ReplyCode.LOGGED_IN_BY_CERTIFICATE);
    }

    private Credentials credentials(String name, String password) {
        ControlTls tls = session.control().tls();
        return new Credentials(
                name,
                password,
                session.remoteAddress(),
                session.state().host,
                tls == null ? List.of() : tls.link().clientCertificates());
    }

    private InetAddress address() {
        return session.remoteAddress().getAddress();
    }

    /** Asks the authenticator; whatever goes wrong with that means that it cannot tell now. */
    private LoginResult ask(Callable<@Nullable LoginResult> question) {
        try {
            LoginResult result = question.call();
            if (result != null) {
                return result;
            }
            LOG.log(System.Logger.Level.ERROR, "The authenticator returned null");
        } catch (Throwable e) { // whatever it is, it is this session's alone
            LOG.log(System.Logger.Level.ERROR, "The authenticator failed", e);
        }
        return new LoginResult.Unavailable();
    }

    /** What an authenticator is asked. */
    private interface Question {
        @Nullable LoginResult ask(Authenticator users) throws Exception;
    }

    private @Nullable LoginResult whereItHoldsUpNobody(Question question) throws Exception {
        return session.services().users().mayHoldThread()
                ? session.services().loginCalls().call(() -> answer(question))
                : answer(question);
    }

    private @Nullable LoginResult answer(Question question) throws IOException {
        try {
            return question.ask(session.services().users());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private TlsPolicy policyOf(User user) {
        TlsPolicy policy = session.services().settings().tls().policy();
        return user.tlsPolicy() == null ? policy : policy.stricter(user.tlsPolicy());
    }

    private Reply enter(User user, ReplyCode code) {
        SessionState state = session.state();
        state.dataMustBeProtected = policyOf(user).requiresData();
        state.user = user;
        state.files =
                Jail.open(
                        user.files(),
                        session.services().fileCalls(),
                        session.services().keptDirs(),
                        session.services().settings().files().syncUploads());
        state.directory = user.files().start();
        state.failedLogins = 0;
        session.noteUser(user.name());
        session.services().failedLogins().succeeded(address());
        session.services().counters().logins().increment();
        publish(new FtpEvent.LoggedIn(origin()));
        return Reply.ofText(code, user.loginMessage());
    }

    /** One reply for all reasons, after a delay that makes guessing slow (RFC 2577 §5). */
    private Reply fail(String name) {
        Settings.Sessions settings = session.services().settings().sessions();
        session.services().counters().loginsFailed().increment();
        boolean banned = session.services().failedLogins().failed(address());
        long until = System.nanoTime() + settings.failedLoginDelay().toNanos();
        while (session.farewell() == null
                && !session.control().ended()
                && session.strand().awaitUntil(until)) {
            // Rung by input that waits its turn.
        }
        session.strand().ring(); // what rang meanwhile is still to be looked at
        publish(new FtpEvent.LoginFailed(origin(), name));
        if (banned) {
            publish(
                    new FtpEvent.Banned(
                            origin(), address().getHostAddress(), settings.banPolicy().duration()));
        }
        if (++session.state().failedLogins >= settings.maxLoginAttempts() || banned) {
            session.endAfterReply();
            return Reply.of(ReplyCode.SERVICE_CLOSING, "Login incorrect; too many failures.");
        }
        return Reply.of(
                ReplyCode.NOT_LOGGED_IN,
                session.services().settings().tls().policy().isOffered() && !session.isSecure()
                        ? "Login incorrect, or allowed after AUTH TLS only."
                        : "Login incorrect.");
    }

    /** Ends the login, if there is one, and forgets all that came with it. */
    void logout(LogoutReason reason) {
        SessionState state = session.state();
        if (state.isLoggedIn()) {
            publish(new FtpEvent.LoggedOut(origin(), reason));
            session.noteUser(null);
        }
        state.forgetUser();
    }

    private FtpEvent.Origin origin() {
        return new Snapshot(session, Dispatcher.NO_LINE).origin();
    }

    private void publish(FtpEvent event) {
        session.services().events().publish(event);
    }
}
