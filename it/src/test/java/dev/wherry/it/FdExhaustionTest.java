package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server without descriptors serves on whom it has, waits without haste, and recovers. */
@Proves("I3")
@PlainOnly("its server runs in a JVM of its own, without a certificate")
class FdExhaustionTest {
    private static final int DESCRIPTORS = 160;
    private static final int CLIENTS = 300;
    private static final Duration WATCHED = Duration.ofSeconds(2);

    @TempDir private Path directory;

    /** The server in the child, whose classes come from a jar, which the JVM keeps open. */
    static final class Child {
        public static void main(String[] arguments) throws IOException {
            VirtualUsers users =
                    VirtualUsers.empty()
                            .user(
                                    "alice",
                                    Password.clear("secret"),
                                    Path.of(arguments[0]),
                                    TestFtpServer.ALL);
            ChildServer.serve(
                    ChildServer.builder().users(users).maxSessionsPerAddress(2 * CLIENTS),
                    ChildServer.Orders.NONE);
        }
    }

    @Test
    void servesOnAndRecovers() throws IOException {
        Files.writeString(directory.resolve("file"), "content");
        List<SocketChannel> crowd = new ArrayList<>();
        try (ChildServer server =
                        ChildServer.start(
                                "ulimit -n " + DESCRIPTORS,
                                Map.of(),
                                Child.class,
                                List.of("-Xbootclasspath/a:" + jar()),
                                directory.toString());
                WireClient before = server.login()) {
            useAll(before);
            for (int i = 0; i < CLIENTS; i++) {
                crowd.add(SocketChannel.open(server.address()));
            }
            Await.until("no descriptor left", () -> server.descriptors() >= DESCRIPTORS - 2);
            for (int i = 0; i < 100; i++) {
                before.send("NOOP").expect(200).expectInSync();
            }
            assertThat(before.ask("SIZE file").code()).isIn(213, 450, 451, 550);
            assertThat(before.ask("PASV").code()).isIn(227, 425, 421);
            before.expectInSync();
            assertThat(spent(server)).isLessThan(WATCHED.dividedBy(10));
            for (SocketChannel client : crowd) {
                client.close();
            }
            Await.until("descriptors again", () -> server.descriptors() < DESCRIPTORS / 2);
            useAll(before);
            try (WireClient after = server.login()) {
                useAll(after);
            }
        }
    }

    /** Packs the server as it is shipped. */
    private Path jar() throws IOException {
        Path classes =
                Path.of(
                        FtpServer.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
        if (Files.isRegularFile(classes)) {
            return classes; // the build has made the jar already
        }
        Path jar = directory.resolve("wherry.jar");
        int status =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "cf",
                                jar.toString(),
                                "-C",
                                classes.toString(),
                                ".");
        assertThat(status).isZero();
        return jar;
    }

    private static Duration spent(ChildServer server) {
        Duration start = server.processorTime();
        Await.comesTrue(WATCHED, () -> false);
        return server.processorTime().minus(start);
    }

    private static void useAll(WireClient ftp) {
        assertThat(ftp.download("RETR file")).hasSize(7);
        ftp.expect(226);
        ftp.upload("STOR new", "new").expect(226);
        assertThat(ftp.list("NLST")).contains("file");
        ftp.send("DELE new").expect(250);
    }
}
