package dev.wherry.examples;

import dev.wherry.FtpServer;
import dev.wherry.tls.TlsConfig;
import dev.wherry.tls.TlsPolicy;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.Path;

/**
 * TLS from the first byte on, as old clients expect on port 990, with a certificate made at the
 * start. Clients know it by the fingerprint that is printed.
 */
public final class ImplicitTls {
    private ImplicitTls() {}

    /** Starts the server; port 0 lets the system choose. */
    public static FtpServer start(int port, Path home) throws IOException {
        TlsConfig tls = TlsConfig.selfSigned();
        System.out.println("SHA-256 of the certificate: " + tls.fingerprint());
        return FtpServer.builder()
                .listen(port)
                .tls(tls)
                .tlsPolicy(TlsPolicy.IMPLICIT)
                .users(
                        VirtualUsers.empty()
                                .user("alice", Password.clear("wonderland"), home, "elradfmwMT"))
                .start();
    }

    public static void main(String[] args) throws Exception {
        try (FtpServer server = start(2121, Path.of("."))) {
            System.out.println("Serving at " + server.addresses());
            server.awaitStopped();
        }
    }
}
