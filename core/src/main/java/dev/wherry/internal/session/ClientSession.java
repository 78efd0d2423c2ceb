package dev.wherry.internal.session;

import dev.wherry.Session;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent.LogoutReason;
import dev.wherry.internal.config.Settings;
import dev.wherry.internal.data.DataEndpoint;
import dev.wherry.internal.data.DataProtection;
import dev.wherry.internal.data.PassiveLease;
import dev.wherry.internal.net.Strand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client: what its owner, its transfer's thread and everybody else share of it. */
public final class ClientSession implements Session {
    /** A client that does not read its replies for so long is gone. */
    private static final long WRITE_TIMEOUT = Duration.ofMinutes(1).toNanos();

    /** An owner that is stuck cannot say goodbye; then the connection is closed without. */
    private static final long FAREWELL_TIMEOUT = Duration.ofSeconds(5).toNanos();

    private static final Reply KICKED =
            Reply.of(ReplyCode.SERVICE_CLOSING, "The session was ended.");

    private final long id;
    private final InetSocketAddress remote;
    private final InetSocketAddress local;
    private final Instant connectedAt = Instant.now();
    private final long connectedNanos = System.nanoTime();
    private final Services services;
    private final Consumer<ClientSession> onEnd;
    private final Strand strand;
    private final ControlConnection control;
    private final boolean implicitTls;
    private final SessionState state = new SessionState();
    private final Login login = new Login(this);
    private final SessionLoop loop;

    /** When the handshake that is under way began, on nanoTime; 0 while none is. */
    private volatile long handshakeSince;

    private volatile long lastCommand = connectedNanos;
    private volatile long loginSince = connectedNanos;
    private volatile @Nullable String userName;
    private volatile @Nullable AsideCommand aside;
    private volatile @Nullable PassiveLease lease;
    private volatile long leaseSince;
    private volatile @Nullable Farewell farewell;

    /**
     * The end that somebody else wants for this session.
     *
     * @param afterTransfer whether a running transfer may end first
     */
    record Farewell(Reply reply, LogoutReason reason, boolean afterTransfer, long since) {}

    /**
     * Takes over a connection that was let in; {@link #start} makes it live.
     *
     * @param implicitTls whether TLS begins with the first byte
     * @param onEnd is told, once, when the session has ended
     * @throws IOException if the connection is lost already
     */
    public ClientSession(
            long id,
            SocketChannel channel,
            boolean implicitTls,
            Services services,
            Consumer<ClientSession> onEnd)
            throws IOException {
        this.id = id;
        this.remote = (InetSocketAddress) channel.getRemoteAddress();
        this.local = (InetSocketAddress) channel.getLocalAddress();
        this.implicitTls = implicitTls;
        this.services = services;
        this.onEnd = onEnd;
        this.strand = new Strand(services.reactor(), this::goOn);
        this.control =
                new ControlConnection(
                        channel, services.reactor().poller(), services.charset(), strand);
        this.loop = new SessionLoop(this);
    }

    /** Lets the session begin. */
    public void start() {
        loop.start();
    }

    private void goOn() {
        loop.run();
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public InetSocketAddress localAddress() {
        return local;
    }

    @Override
    public Optional<String> userName() {
        return Optional.ofNullable(userName);
    }

    @Override
    public boolean isSecure() {
        return control.tls() != null;
    }

    @Override
    public Instant connectedAt() {
        return connectedAt;
    }

    @Override
    public Duration idle() {
        return aside != null
                ? Duration.ZERO
                : Duration.ofNanos(Math.max(0, System.nanoTime() - lastCommand));
    }

    @Override
    public Optional<String> transfer() {
        AsideCommand running = aside;
        return running == null ? Optional.empty() : Optional.of(running.description());
    }

    @Override
    public void kick(Reply reply) {
        end(new Farewell(reply, LogoutReason.KICKED, false, System.nanoTime()));
    }

    @Override
    public void kick() {
        kick(KICKED);
    }

    /** Ends the session as soon as no transfer runs. For any thread. */
    public void endAfterTransfer(Reply reply) {
        end(new Farewell(reply, LogoutReason.KICKED, true, System.nanoTime()));
    }

    private void end(Farewell wanted) {
        farewell = wanted;
        AsideCommand running = aside;
        if (running != null && !wanted.afterTransfer) {
            running.cancel();
        }
        strand.ring();
    }

    /**
     * Looks whether a deadline has passed. For the server's thread that does so for all sessions.
     */
    public void checkDeadlines(long now) {
        Farewell wanted = farewell;
        AsideCommand running = aside;
        if (control.nanosWaitingToWrite(now) > WRITE_TIMEOUT || isHandshakeStalled(now)) {
            control.close();
        } else if (wanted != null && !wanted.afterTransfer) {
            if (now - wanted.since > FAREWELL_TIMEOUT) {
                control.close();
            }
        } else if (running != null) {
            running.checkDeadlines(now);
        } else {
            checkIdle(now);
        }
    }

    private boolean isHandshakeStalled(long now) {
        long since = handshakeSince;
        return since != 0 && now - since > services.settings().tls().handshakeTimeout().toNanos();
    }

    private void checkIdle(long now) {
        Settings.Sessions settings = services.settings().sessions();
        PassiveLease waiting = lease;
        if (waiting != null
                && now - leaseSince > services.settings().data().passiveTimeout().toNanos()) {
            lease = null;
            waiting.expire();
        }
        if (userName == null && hasPassed(settings.loginTimeout(), now - loginSince)) {
            timeOut("Login took too long.");
        } else if (hasPassed(settings.idleTimeout(), now - lastCommand)) {
            timeOut("Nothing was said for too long.");
        }
    }

    private static boolean hasPassed(Duration timeout, long nanos) {
        return timeout.isPositive() && nanos > timeout.toNanos();
    }

    private void timeOut(String text) {
        end(
                new Farewell(
                        Reply.of(ReplyCode.SERVICE_CLOSING, text),
                        LogoutReason.TIMEOUT,
                        false,
                        System.nanoTime()));
    }

    /** Tells how long the session has lasted. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - connectedNanos);
    }

    Services services() {
        return services;
    }

    ControlConnection control() {
        return control;
    }

    Strand strand() {
        return strand;
    }

    SessionState state() {
        return state;
    }

    Login login() {
        return login;
    }

    @Nullable Farewell farewell() {
        return farewell;
    }

    @Nullable AsideCommand aside() {
        return aside;
    }

    void aside(@Nullable AsideCommand running) {
        aside = running;
    }

    void noteCommand() {
        lastCommand = System.nanoTime();
    }

    /** Notes who is logged in, or null: from then on the client has the login timeout again. */
    void noteUser(@Nullable String name) {
        loginSince = System.nanoTime();
        userName = name;
    }

    /** Notes a passive port, so that it is given up if no transfer comes. */
    void noteEndpoint(DataEndpoint endpoint) {
        leaseSince = System.nanoTime();
        lease = endpoint instanceof DataEndpoint.Passive passive ? passive.lease() : null;
    }

    /** Lets the command that runs end the session after its reply. */
    void endAfterReply() {
        loop.endAfterReply();
    }

    /** Lets TLS begin after the reply of the command that runs. */
    void startTlsAfterReply(boolean protectData) {
        loop.afterReply(() -> loop.startTls(protectData));
    }

    /** Lets TLS end after the reply of the command that runs. */
    void endTlsAfterReply() {
        loop.afterReply(loop::endTls);
    }

    /** Tells whether the client has sent more than the command that runs. */
    boolean hasMoreInput() {
        return loop.hasMoreInput();
    }

    /** Tells whether the client showed a certificate that the server trusts. */
    public boolean showsCertificate() {
        return login.hasCertificate();
    }

    /**
     * Tells whether a password lets the client in, if that is known at once: else, and if it does
     * not, there may be something to wait for. For the owner, right before PASS is carried out.
     */
    public boolean entersAtOnce(String password) {
        return login.succeedsAtOnce(password);
    }

    /** Tells whether TLS begins with the first byte. */
    boolean isImplicitTls() {
        return implicitTls;
    }

    void noteHandshake(boolean underWay) {
        handshakeSince = underWay ? System.nanoTime() | 1 : 0; // never 0 while it is
    }

    /** Returns how the next data connection is to be protected, or null. */
    @Nullable DataProtection dataProtection() {
        ControlTls tls = state.tls;
        return tls == null || !state.dataProtected
                ? null
                : new DataProtection(
                        tls.engines(),
                        tls.link(),
                        services.settings().tls().dataSessions(),
                        services.settings().tls().handshakeTimeout(),
                        services.tlsBuffers());
    }

    /** Notes that the client has read a preliminary reply. */
    void noteAnnounced() {
        loop.noteAnnounced();
    }

    boolean abortAside() {
        return loop.abortAside();
    }

    /**
     * Waits until the owner has read all that came before the end of the connection; returns
     * whether QUIT was among it.
     */
    boolean endedByQuit() {
        return loop.endedByQuit();
    }

    void ended() {
        onEnd.accept(this);
    }
}
