package dev.wherry.examples;

import dev.wherry.FtpServer;
import dev.wherry.file.FileTree;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/** Lets anonymous visitors look into a ZIP or JAR file as if it were a directory. */
public final class ReadOnlyZip {
    private ReadOnlyZip() {}

    /** Starts the server on the content of an open ZIP file. */
    public static FtpServer start(int port, FileSystem zip) throws IOException {
        FileTree content = FileTree.of(zip.getPath("/")).readOnly();
        return FtpServer.builder()
                .listen(port)
                .users(VirtualUsers.empty().anonymous(content, "elr"))
                .start();
    }

    /** Takes the ZIP file as its only argument. */
    public static void main(String[] args) throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(Path.of(args[0]));
                FtpServer server = start(2121, zip)) {
            System.out.println("Serving " + args[0] + " at " + server.addresses());
            server.awaitStopped();
        }
    }
}
