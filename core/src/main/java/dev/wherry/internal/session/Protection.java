package dev.wherry.internal.session;

import dev.wherry.internal.config.Settings;
import dev.wherry.tls.TlsConfig;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Begins and ends TLS on the control connection (RFC 4217 §4-5, §13). For the owner's thread. */
final class Protection {
    private static final System.Logger LOG = System.getLogger("dev.wherry");

    private final ClientSession session;

    Protection(ClientSession session) {
        this.session = session;
    }

    /**
     * Begins TLS. All that was agreed upon before is forgotten: somebody on the way may have said
     * it.
     *
     * @param protectData whether data connections are protected from the start
     * @return false if there was no agreement: nothing more can be said to this client
     */
    boolean begin(boolean protectData) {
        Settings.Tls settings = session.services().settings().tls();
        TlsConfig config = settings.config();
        if (config == null) {
            throw new IllegalStateException("there is no TLS to begin");
        }
        ControlTls tls =
                new ControlTls(
                        session.control(),
                        session.strand(),
                        config.engines(),
                        session.services().tlsBuffers());
        session.noteHandshake(true);
        try {
            tls.handshake();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A client could not agree on TLS", e);
            return false;
        } finally {
            session.noteHandshake(false);
            session.strand().ring(); // what rang during the handshake is still to be looked at
        }
        session.control().tls(tls);
        SessionState state = session.state();
        state.tls = tls;
        state.resetProtection(protectData);
        return true;
    }

    /**
     * Ends TLS on the control connection, which goes on in clear.
     *
     * @return what the client has sent in clear already
     * @throws IOException if the client does not end it too
     */
    ByteBuffer end() throws IOException {
        ControlTls tls = session.control().tls();
        if (tls == null) {
            throw new IllegalStateException("there is no TLS to end");
        }
        session.noteHandshake(true); // the client has as long as for a handshake
        try {
            ByteBuffer rest = tls.end();
            session.control().tls(null);
            return rest;
        } finally {
            session.noteHandshake(false);
            session.strand().ring();
        }
    }
}
