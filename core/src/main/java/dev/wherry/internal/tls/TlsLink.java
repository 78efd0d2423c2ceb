package dev.wherry.internal.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * TLS, in the server's role, over a transport; also where the server has opened the connection (RFC
 * 4217 §7).
 *
 * <p>One thread may read while another writes; neither ever waits for the other. A link keeps no
 * deadlines: to end one that waits, shut its socket down. It does not close the transport.
 *
 * <p>An idle link holds no buffers, only its engine.
 */
public final class TlsLink {
    private final SSLEngine engine;
    private final Inbound in;
    private final Outbound out;
    private volatile @Nullable SNIHostName requestedHost;

    /**
     * Makes a link; nothing is read or written yet.
     *
     * @param engines makes an engine in the server's role for a peer of the given name
     * @param transport where the encrypted bytes come from and go to
     * @param buffers shared by all links of a server
     */
    public TlsLink(
            Function<String, SSLEngine> engines, Transport transport, NetworkBuffers buffers) {
        this.engine = engines.apply(SessionBinding.newName());
        this.out = new Outbound(engine, transport, buffers);
        this.in = new Inbound(engine, transport, buffers, out);
    }

    /**
     * Agrees with the client on keys. To be called once, before all else.
     *
     * @throws TlsFailure if they do not come to an agreement; the client has been told, if possible
     * @throws IOException if the connection is lost
     */
    public void handshake() throws IOException {
        in.lock.lock();
        try {
            noteRequestedHost();
            engine.beginHandshake();
            drive();
            if (session().getProtocol().equals("TLSv1.3")) {
                out.postpone();
            } else {
                out.flush();
            }
        } catch (SSLException e) {
            out.flushAlert();
            throw TlsFailure.handshake(e);
        } catch (TlsFailure e) {
            out.flushAlert();
            throw e;
        } finally {
            in.lock.unlock();
        }
    }

    private void noteRequestedHost() throws IOException {
        SNIHostName name = ServerName.in(in.firstRecord());
        if (name != null) {
            requestedHost = name;
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(name)); // for SniKeyManager
            engine.setSSLParameters(parameters);
        }
    }

    private void drive() throws IOException {
        HandshakeStatus status = engine.getHandshakeStatus();
        boolean done = false;
        while (!done) {
            switch (status) {
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> in.handshakeRecord();
                case NEED_WRAP -> {
                    if (isAgreed()) {
                        return; // tickets are left
                    }
                    out.flush();
                }
                case NEED_TASK -> runTasks();
                case NOT_HANDSHAKING, FINISHED -> done = true;
            }
            status = engine.getHandshakeStatus();
        }
    }

    /** JSSE sets the session of a connection when the handshake is over but for the tickets. */
    private boolean isAgreed() {
        return engine.getHandshakeSession() == null
                && !engine.getSession().getProtocol().equals("NONE");
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /**
     * Reads data that the client has sent, and waits for some if there is none. Takes as many
     * records as there are and have room.
     *
     * @param plain where it goes
     * @return how many bytes; -1 at the end, and {@link #endedInOrder} tells which end; 0 if {@code
     *     plain} has no room, or if the transport does not wait and has nothing
     * @throws TlsFailure if the client broke the rules, wants to renegotiate, or sends too many
     *     records without data
     * @throws IOException if the connection is lost
     */
    public int read(ByteBuffer plain) throws IOException {
        return in.read(plain);
    }

    /**
     * Writes all that a buffer holds, several records at once.
     *
     * @throws TlsFailure if TLS has been closed, by us or by the client
     * @throws IOException if the connection is lost
     */
    public void write(ByteBuffer plain) throws IOException {
        out.write(plain);
    }

    /**
     * Tells the client that no more data comes (close_notify, RFC 8446 §6.1). Reading stays
     * possible. Waits while another thread writes; does nothing the second time.
     *
     * @throws IOException if the connection is lost
     */
    public void close() throws IOException {
        out.close();
    }

    /**
     * Tells whether the client has said that no more data comes. To be asked when {@link #read} has
     * returned -1. False after an end without close_notify, which anybody on the way can forge:
     * what was read then may be half of what was sent.
     */
    public boolean endedInOrder() {
        return in.endedInOrder();
    }

    /** Returns what came behind the client's close_notify and so is not TLS any more. */
    public ByteBuffer takeRest() {
        return in.takeRest();
    }

    /** Returns the session, once the handshake is over. */
    public SSLSession session() {
        return engine.getSession();
    }

    /** Returns {@code ftp} if the client offered that name (RFC 7301), else the empty string. */
    public String applicationProtocol() {
        String name = engine.getApplicationProtocol();
        return name == null ? "" : name;
    }

    /** Returns the host name that the client asked for (RFC 6066 §3), as A-labels, or null. */
    public @Nullable String requestedHost() {
        SNIHostName name = requestedHost;
        if (name != null) {
            return name.getAsciiName();
        }
        return session() instanceof ExtendedSSLSession extended
                ? ServerName.of(extended.getRequestedServerNames())
                : null;
    }

    /** Returns the client's certificate chain, its own first; empty if it has shown none. */
    public List<X509Certificate> clientCertificates() {
        try {
            return List.of(session().getPeerCertificates()).stream()
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }
}
