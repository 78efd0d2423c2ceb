package dev.wherry.examples;

import dev.wherry.FtpServer;
import dev.wherry.file.FileTree;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A public server: everybody may read, and drop files into the directory "incoming" without seeing
 * what others have dropped there.
 */
public final class Anonymous {
    private Anonymous() {}

    /** Starts the server; {@code pub} holds a directory "incoming". */
    public static FtpServer start(int port, Path pub) throws IOException {
        VirtualUsers visitors =
                VirtualUsers.empty()
                        .anonymousMayWrite()
                        .anonymous(FileTree.of(pub), "elr")
                        .override(VirtualUsers.ANONYMOUS, "/incoming", "ew", true);
        return FtpServer.builder().listen(port).users(visitors).start();
    }

    public static void main(String[] args) throws Exception {
        try (FtpServer server = start(2121, Path.of("."))) {
            System.out.println("Serving at " + server.addresses());
            server.awaitStopped();
        }
    }
}
