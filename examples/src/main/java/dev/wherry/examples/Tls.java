package dev.wherry.examples;

import dev.wherry.FtpServer;
import dev.wherry.tls.TlsConfig;
import dev.wherry.tls.TlsPolicy;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * FTPS on the usual port: clients say AUTH TLS before they log in, and protect their data. The
 * certificate is read anew each day, so that a renewed one needs no restart.
 */
public final class Tls {
    private Tls() {}

    /** Starts the server with a certificate and its key in PEM files. */
    public static FtpServer start(int port, Path home, Path chain, Path key) throws IOException {
        TlsConfig tls = TlsConfig.pem(chain, key);
        FtpServer server =
                FtpServer.builder()
                        .listen(port)
                        .tls(tls)
                        .tlsPolicy(TlsPolicy.LOGIN_AND_DATA_REQUIRED)
                        .users(
                                VirtualUsers.empty()
                                        .user(
                                                "alice",
                                                Password.clear("wonderland"),
                                                home,
                                                "elradfmwMT"))
                        .start();
        var _ = server.scheduler().scheduleAtFixedRate(() -> reload(tls), 1, 1, TimeUnit.DAYS);
        return server;
    }

    private static void reload(TlsConfig tls) {
        try {
            tls.reload();
        } catch (IOException e) {
            System.err.println("The old certificate stays: " + e.getMessage());
        }
    }

    public static void main(String[] args) throws Exception {
        try (FtpServer server =
                start(2121, Path.of("."), Path.of("chain.pem"), Path.of("key.pem"))) {
            System.out.println("Serving at " + server.addresses());
            server.awaitStopped();
        }
    }
}
