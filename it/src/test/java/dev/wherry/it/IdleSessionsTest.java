package dev.wherry.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand clients that are logged in and say nothing cost little. */
@Proves("F5")
@PlainOnly("its server runs in a JVM of its own, without a certificate")
class IdleSessionsTest {
    private static final int SESSIONS = 10_000;
    private static final int AT_ONCE = 100; // less than the backlog
    private static final int MOST_BYTES_EACH = 10 * 1024;

    @TempDir private Path directory;

    /** The server in the child. */
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
                    ChildServer.builder()
                            .users(users)
                            .maxSessions(2 * SESSIONS)
                            .maxSessionsPerAddress(2 * SESSIONS),
                    _ -> {
                        System.gc();
                        Runtime runtime = Runtime.getRuntime();
                        return String.valueOf(runtime.totalMemory() - runtime.freeMemory());
                    });
        }
    }

    @Test
    void areServedWithLittleMemory() throws IOException {
        List<SocketChannel> idle = new ArrayList<>();
        try (ChildServer server =
                ChildServer.start(Child.class, List.of("-Xmx256m"), directory.toString())) {
            server.login();
            long before = Long.parseLong(server.ask("heap"));
            while (idle.size() < SESSIONS) {
                idle.addAll(logIn(server));
            }
            long used = Long.parseLong(server.ask("heap")) - before;
            assertThat(used / SESSIONS).as("bytes of heap for each").isLessThan(MOST_BYTES_EACH);
            server.login().expectInSync();
            for (SocketChannel client : idle.subList(0, AT_ONCE)) {
                client.write(ascii("NOOP\r\n"));
                assertThat(readLine(client)).startsWith("200 ");
            }
        } finally {
            for (SocketChannel client : idle) {
                client.close();
            }
        }
    }

    private static List<SocketChannel> logIn(ChildServer server) throws IOException {
        List<SocketChannel> clients = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            SocketChannel client = SocketChannel.open(server.address());
            clients.add(client);
            client.write(ascii("USER alice\r\nPASS secret\r\n"));
        }
        for (SocketChannel client : clients) {
            String line = readLine(client);
            while (!line.startsWith("230 ")) {
                assertThat(line).matches("(?s)(220|331)[ -].*");
                line = readLine(client);
            }
        }
        return clients;
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }

    private static String readLine(SocketChannel client) throws IOException {
        StringBuilder line = new StringBuilder();
        ByteBuffer octet = ByteBuffer.allocate(1);
        while (client.read(octet.clear()) > 0) {
            char c = (char) octet.get(0);
            if (c == '\n') {
                return line.toString();
            }
            line.append(c);
        }
        throw new AssertionError("the connection ended after: " + line);
    }
}
