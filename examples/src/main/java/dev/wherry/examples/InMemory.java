package dev.wherry.examples;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.FtpServer;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server without a disk: the files live in memory (Jimfs) and are gone when it ends. */
public final class InMemory {
    private InMemory() {}

    /** Starts the server on a directory of any file system. */
    public static FtpServer start(int port, Path root) throws IOException {
        return FtpServer.builder()
                .listen(port)
                .users(
                        VirtualUsers.empty()
                                .user("alice", Password.clear("wonderland"), root, "elradfmwMT"))
                .start();
    }

    public static void main(String[] args) throws Exception {
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            Path root = Files.createDirectory(memory.getPath("/ftp"));
            Files.writeString(root.resolve("hello.txt"), "Hello from memory\n");
            try (FtpServer server = start(2121, root)) {
                System.out.println("Serving at " + server.addresses());
                server.awaitStopped();
            }
        }
    }
}
