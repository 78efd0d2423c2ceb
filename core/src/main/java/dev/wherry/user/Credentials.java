package dev.wherry.user;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * What somebody sent to log in. The text form holds no password.
 *
 * @param userName as sent by USER
 * @param password as sent by PASS, perhaps empty
 * @param remoteAddress the client's end of the control connection
 * @param host as sent by HOST (RFC 7151), lower-case, or empty
 * @param certificates the client's certificate chain, its own first; empty if it showed none
 * @since 1.0
 */
public record Credentials(
        String userName,
        String password,
        InetSocketAddress remoteAddress,
        String host,
        List<X509Certificate> certificates) {
    /** Checks that nothing is null. */
    public Credentials {
        Objects.requireNonNull(userName, "userName");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(remoteAddress, "remoteAddress");
        Objects.requireNonNull(host, "host");
        certificates = List.copyOf(certificates);
    }

    /**
     * Makes credentials of a client that showed no certificate.
     *
     * @param userName as sent by USER
     * @param password as sent by PASS, perhaps empty
     * @param remoteAddress the client's end of the control connection
     * @param host as sent by HOST (RFC 7151), lower-case, or empty
     */
    public Credentials(
            String userName, String password, InetSocketAddress remoteAddress, String host) {
        this(userName, password, remoteAddress, host, List.of());
    }

    @Override
    public String toString() {
        return "Credentials[" + userName + " from " + remoteAddress + "]";
    }
}
