package dev.wherry.internal.session;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.Reply;
import dev.wherry.event.FtpEvent.LogoutReason;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.config.Settings;
import dev.wherry.internal.data.DataEndpoint;
import dev.wherry.internal.data.PassiveLease;
import dev.wherry.internal.wire.CommandLine;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the commands that change the session itself see of it. Exists only on the owner's thread.
 */
public final class Control extends Snapshot {
    private final ClientSession session;
    private final @Nullable VirtualPath renameFrom;

    Control(ClientSession session, CommandLine line) {
        super(session, line);
        this.session = session;
        this.renameFrom = session.state().renameFrom;
    }

    /** Returns what the session remembers, to be changed. */
    public SessionState state() {
        return session.state();
    }

    /** Returns what the server was told to be. */
    public Settings settings() {
        return session.services().settings();
    }

    /** Returns all commands. */
    public CommandTable commands() {
        return session.services().commands();
    }

    /** Returns what RNFR named right before this command, or null. */
    public @Nullable VirtualPath renameFrom() {
        return renameFrom;
    }

    /** Tries the name that USER told with a password. */
    public Reply login(String password) {
        return session.login().attempt(password);
    }

    /** Ends the login, if there is one, and forgets what came with it. */
    public void logout(LogoutReason reason) {
        session.login().logout(reason);
    }

    /** Tells whether the control connection is protected by TLS. */
    public boolean isSecure() {
        return session.isSecure();
    }

    /** Returns the host that the client named when TLS began (RFC 6066 §3), or null. */
    public @Nullable String tlsHost() {
        ControlTls tls = session.control().tls();
        return tls == null ? null : tls.link().requestedHost();
    }

    /** Tells whether TLS began with the first byte, so that it cannot end before the last. */
    public boolean isImplicitTls() {
        return session.isImplicitTls();
    }

    /** Tells whether a name and a password may not be sent as the connection is now. */
    public boolean mustBeSecureToLogin() {
        return settings().tls().policy().requiresLogin() && !isSecure();
    }

    /** Tells whether the client has sent more than this command. */
    public boolean hasMoreInput() {
        return session.hasMoreInput();
    }

    /** Lets TLS begin after this command's reply, and forgets all that came in clear. */
    public void startTls(boolean protectData) {
        forgetAll(LogoutReason.USER);
        session.startTlsAfterReply(protectData);
    }

    /** Lets TLS end after this command's reply, and the connection go on in clear. */
    public void endTls() {
        session.endTlsAfterReply();
    }

    /** Starts the session anew, but for EPSV ALL (RFC 2428 §4) and for TLS. */
    public void forgetAll(LogoutReason reason) {
        logout(reason);
        endpoint(new DataEndpoint.None());
        state().host(""); // RFC 7151 §3.4
        state().resetProtection(isImplicitTls());
    }

    /** Ends the session after this command's reply, without a word about the login. */
    public void end() {
        session.endAfterReply();
    }

    /** Asks whether the client's certificate is enough for the name that USER told; null if not. */
    public @Nullable Reply loginByCertificate() {
        return session.login().byCertificate();
    }

    /** Ends the session after this command's reply. */
    public void quit() {
        session.login().logout(LogoutReason.QUIT);
        session.endAfterReply();
    }

    /**
     * Aborts what runs beside, waits for its reply, and gives up a port that waits for the client.
     *
     * @return whether something was running
     */
    public boolean abort() throws IOException {
        endpoint(new DataEndpoint.None());
        return session.abortAside();
    }

    /**
     * Sets where the next data connection comes from or goes to; what was set before is given up.
     */
    public void endpoint(DataEndpoint endpoint) {
        SessionState state = session.state();
        state.endpoint.release();
        state.endpoint = endpoint;
        session.noteEndpoint(endpoint);
    }

    /**
     * Leases a passive port, and gives up the one before.
     *
     * @return the port, or null if all are busy
     */
    public @Nullable Integer listenForData() throws IOException {
        SessionState state = session.state();
        endpoint(new DataEndpoint.None());
        boolean anybody = settings().data().allowForeignAddresses();
        PassiveLease lease =
                session.services()
                        .passivePorts()
                        .lease(
                                session.localAddress().getAddress(),
                                anybody ? null : session.remoteAddress().getAddress(),
                                state.lastPassivePort);
        if (lease == null) {
            return null;
        }
        state.lastPassivePort = lease.port();
        endpoint(new DataEndpoint.Passive(lease));
        return lease.port();
    }

    /**
     * Sets the client's address for the next data connection.
     *
     * @throws FtpReplyException with 504 if it is not allowed
     */
    public void connectForData(InetSocketAddress target) throws FtpReplyException {
        endpoint(new DataEndpoint.None()); // a PORT that fails clears the one before
        TargetRules.check(target, session);
        endpoint(new DataEndpoint.Active(target));
    }

    /** Tells what runs beside, for STAT, or null. */
    public @Nullable AsideCommand running() {
        return session.aside();
    }
}
