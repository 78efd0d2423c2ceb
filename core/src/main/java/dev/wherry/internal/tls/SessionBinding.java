package dev.wherry.internal.tls;

import java.security.SecureRandom;
import java.util.HexFormat;
import javax.net.ssl.SSLSession;

/**
 * Proves that the TLS session of a data connection resumes that of its control connection: then
 * both have the same client, for nobody else has the secrets.
 *
 * <p>Each engine is made for a peer of a random name of its own. JSSE keeps that name in the
 * session and, sealed under a key of the server, in every ticket; a resumed session has the name of
 * the session it goes back to. Session ids cannot be compared: a resumed session of TLS 1.3 has a
 * new one. See ADR 6.
 */
public final class SessionBinding {
    private static final String PREFIX = "wherry-";
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionBinding() {}

    /** Returns a name for the peer of one engine. It has no dot, and so is never taken for SNI. */
    static String newName() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + HexFormat.of().formatHex(bytes);
    }

    /**
     * Tells whether one session goes back to the same full handshake as the other, which a session
     * on another connection does only by resumption. Says no if in doubt, as with a TLS provider
     * that forgets the name.
     */
    public static boolean bound(TlsLink control, TlsLink data) {
        return control != data && sameName(control.session(), data.session());
    }

    private static boolean sameName(SSLSession control, SSLSession data) {
        String name = control.getPeerHost();
        return name != null && name.startsWith(PREFIX) && name.equals(data.getPeerHost());
    }
}
