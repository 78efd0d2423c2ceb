package dev.wherry.examples;

import dev.wherry.FtpServer;
import dev.wherry.file.FileTree;
import dev.wherry.user.Password;
import dev.wherry.user.Permissions;
import dev.wherry.user.User;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps no passwords, only their hashes: what somebody typed cannot be read back from where the
 * hashes are stored, which might be a file or a database.
 */
public final class HashedPasswords {
    private HashedPasswords() {}

    /** Starts the server; {@code stored} gives what {@link #hash} made for each name. */
    public static FtpServer start(int port, Path home, Map<String, String> stored)
            throws IOException {
        Map<User, Password> users = new HashMap<>();
        stored.forEach((name, text) -> {
            Permissions all = Permissions.of("elradfmwMT");
            users.put(User.of(name, FileTree.of(home), all), Password.parse(text));
        });
        return FtpServer.builder().listen(port).users(VirtualUsers.empty().users(users)).start();
    }

    /** Makes the text to store for a new password. */
    public static String hash(String password) {
        return Password.hash(password).text();
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> stored = Map.of("alice", hash("wonderland"), "bob", "! locked");
        System.out.println("Stored: " + stored);
        try (FtpServer server = start(2121, Path.of("."), stored)) {
            System.out.println("Serving at " + server.addresses());
            server.awaitStopped();
        }
    }
}
