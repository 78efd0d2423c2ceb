package dev.wherry.examples;

import dev.wherry.FtpServer;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.UploadHook;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Refuses programs: the hook sees each upload when it has arrived as a whole and before anybody
 * else can see it. What it refuses is dropped. A virus scanner would read {@code arrived.content()}
 * in the same place.
 */
public final class UploadVeto {
    private UploadVeto() {}

    /** Starts the server; port 0 lets the system choose. */
    public static FtpServer start(int port, Path home) throws IOException {
        return FtpServer.builder()
                .listen(port)
                .users(
                        VirtualUsers.empty()
                                .user("alice", Password.clear("wonderland"), home, "elradfmwMT"))
                .uploadHook(UploadVeto::refusePrograms)
                .start();
    }

    private static void refusePrograms(UploadHook.Arrived arrived) throws IOException {
        if (arrived.path().name().toLowerCase(Locale.ROOT).endsWith(".exe")) {
            throw new FtpReplyException(ReplyCode.BAD_FILE_NAME, "Programs are not welcome here.");
        }
    }

    public static void main(String[] args) throws Exception {
        try (FtpServer server = start(2121, Path.of("."))) {
            System.out.println("Serving at " + server.addresses());
            server.awaitStopped();
        }
    }
}
