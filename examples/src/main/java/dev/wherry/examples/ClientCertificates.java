package dev.wherry.examples;

import dev.wherry.FtpServer;
import dev.wherry.tls.TlsConfig;
import dev.wherry.tls.TlsPolicy;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Lets alice in by her certificate, without a password. Clients must show a certificate that the
 * authority has signed, or the handshake fails; which user it is good for, its fingerprint tells.
 */
public final class ClientCertificates {
    private ClientCertificates() {}

    /**
     * Starts the server.
     *
     * @param authority a PEM file: who signs the certificates of clients
     * @param ofAlice what {@code openssl x509 -fingerprint -sha256} prints for hers
     */
    public static FtpServer start(int port, Path home, Path authority, String ofAlice)
            throws IOException {
        TlsConfig tls = TlsConfig.builder().selfSigned().needClientCertificates(authority).build();
        return FtpServer.builder()
                .listen(port)
                .tls(tls)
                .tlsPolicy(TlsPolicy.LOGIN_REQUIRED)
                .users(
                        VirtualUsers.empty()
                                .user("alice", Password.locked(), home, "elradfmwMT")
                                .certificates("alice", ofAlice))
                .start();
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("Two arguments are needed: AUTHORITY.pem FINGERPRINT");
            return;
        }
        try (FtpServer server = start(2121, Path.of("."), Path.of(args[0]), args[1])) {
            System.out.println("Serving at " + server.addresses());
            server.awaitStopped();
        }
    }
}
