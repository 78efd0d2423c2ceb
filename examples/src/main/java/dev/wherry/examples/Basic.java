package dev.wherry.examples;

import dev.wherry.FtpServer;
import dev.wherry.event.FtpEvent.FileReceived;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The usual server: one user who may do everything in a directory, and anonymous visitors who may
 * read in another. The settings shown are those that most servers want to choose.
 */
public final class Basic {
    private Basic() {}

    /** Starts the server; port 0 lets the system choose. */
    public static FtpServer start(int port, Path home, Path pub) throws IOException {
        return FtpServer.builder()
                .listen(port)
                .users(
                        VirtualUsers.empty()
                                .user("alice", Password.clear("wonderland"), home, "elradfmwMT")
                                .anonymous(pub))
                .banner("Welcome. Anonymous visitors may read.")
                .maxSessions(256)
                .maxSessionsPerAddress(10)
                .idleTimeout(Duration.ofMinutes(10))
                .on(FileReceived.class, e -> System.out.println("received " + e.path()))
                .start();
    }

    public static void main(String[] args) throws Exception {
        try (FtpServer server = start(2121, Path.of("."), Path.of("."))) {
            System.out.println("Serving at " + server.addresses());
            server.awaitStopped();
        }
    }
}
