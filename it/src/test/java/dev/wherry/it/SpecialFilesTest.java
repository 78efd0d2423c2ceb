package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pipes, sockets and devices are no files: nobody waits for them. */
@Proves("A8")
class SpecialFilesTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @BeforeEach
    void plant() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", server.root() + "/pipe").start().waitFor())
                .isZero();
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(server.path("/socket")));
        }
        Files.createSymbolicLink(server.path("/full"), Path.of("/dev/full"));
        Files.createSymbolicLink(server.path("/link"), Path.of("pipe"));
    }

    @Test
    void areRefusedAtOnce() {
        try (WireClient ftp = server.login()) {
            for (String name : List.of("pipe", "socket", "full", "link")) {
                for (String command :
                        List.of(
                                "RETR %",
                                "STOR %",
                                "APPE %",
                                "HASH %",
                                "XCRC %",
                                "SIZE %",
                                "CWD %",
                                "RMD %",
                                "MLSD %",
                                "SITE CHMOD 777 %")) {
                    long start = System.nanoTime();
                    Reach.Result result = Reach.run(ftp, command, name);
                    assertThat(result.code()).as(command + " " + name).isIn(550, 553, 501);
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
                }
            }
            ftp.send("REST 1").expect(350);
            assertThat(Reach.run(ftp, "STOR %", "pipe").code()).isIn(550, 553);
        }
        assertThat(server.names("/")).containsExactly("full", "link", "pipe", "socket");
    }

    @Test
    void holdUpNobody() {
        List<WireClient> readers = new ArrayList<>();
        try (WireClient other = server.login()) {
            for (int i = 0; i < 64; i++) {
                WireClient reader = server.login();
                reader.passive();
                readers.add(reader);
            }
            readers.forEach(reader -> reader.send("RETR pipe"));
            long start = System.nanoTime();
            other.send("NOOP").expect(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            readers.forEach(reader -> reader.expect(550).expectInSync());
        }
    }

    @Test
    void areListedAsWhatTheyAre() throws IOException {
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("LIST")).hasSize(4);
            assertThat(ftp.list("MLSD"))
                    .filteredOn(line -> line.endsWith(" pipe") || line.endsWith(" socket"))
                    .hasSize(2)
                    .noneMatch(line -> line.contains("type=file"));
            assertThat(ftp.ask("MLST pipe").inner()).noneMatch(line -> line.contains("type=file"));
        }
    }

    @Test
    void canBeRenamedAndDeleted() {
        try (WireClient ftp = server.login()) {
            ftp.send("RNFR pipe").expect(350).send("RNTO tube").expect(250);
            ftp.send("DELE tube").expect(250).send("DELE socket").expect(250);
            ftp.send("DELE full").expect(250);
            assertThat(server.names("/")).containsExactly("link");
            assertThat(Path.of("/dev/full")).exists();
        }
    }
}
