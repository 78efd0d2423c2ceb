package dev.wherry.internal.tls;

import java.io.IOException;
import javax.net.ssl.SSLException;

/** TLS could not be agreed upon, or the peer broke its rules. The connection is of no more use. */
public final class TlsFailure extends IOException {
    private static final long serialVersionUID = 1L;

    TlsFailure(String message) {
        super(message);
    }

    private TlsFailure(String message, Throwable cause) {
        super(message, cause);
    }

    static TlsFailure handshake(Exception cause) {
        return new TlsFailure("TLS handshake failed: " + reason(cause), cause);
    }

    static TlsFailure record(SSLException cause) {
        return new TlsFailure("TLS failed: " + reason(cause), cause);
    }

    /** JSSE names the alert first: {@code (no_application_protocol) No matching ...}. */
    private static String reason(Exception cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
