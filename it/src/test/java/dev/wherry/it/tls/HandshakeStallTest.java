package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import dev.wherry.it.Await;
import dev.wherry.it.ChildServer;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.it.WireClient;
import dev.wherry.tls.TlsConfig;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that begin with TLS and stop in the middle of it hold up nobody, and not for long. */
@Proves({"D7", "F19"})
@Timeout(60)
class HandshakeStallTest {
    private static final int STALLS = 2_000;
    private static final int AT_ONCE = 100; // less than the backlog

    /** The JDK adds carriers, 256 at the most, while some read random numbers from a file. */
    private static final int MOST_THREADS = 300;

    private static final int MOST_BYTES_EACH = 16 * 1024;

    /** The head of a hello of 512 bytes, which is all that comes. */
    private static final byte[] HALF_A_HELLO = {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC, 3, 3};

    @TempDir private Path directory;

    private final List<SocketChannel> stalled = new ArrayList<>();

    /** The server in the child. */
    static final class Child {
        public static void main(String[] arguments) throws IOException {
            Path home = Path.of(arguments[0]);
            ChildServer.serveWith(
                    ChildServer.builder()
                            .listenImplicitTls(
                                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                            .users(
                                    VirtualUsers.empty()
                                            .user(
                                                    "alice",
                                                    Password.clear("secret"),
                                                    home,
                                                    TestFtpServer.ALL))
                            .tls(TlsConfig.selfSigned())
                            .handshakeTimeout(Duration.ofMillis(Long.parseLong(arguments[1])))
                            .maxSessions(2 * STALLS)
                            .maxSessionsPerAddress(2 * STALLS),
                    server -> order -> obey(server, order));
        }

        private static String obey(FtpServer server, String order) {
            return switch (order) {
                case "port" -> String.valueOf(server.addresses().get(1).getPort());
                case "sessions" -> String.valueOf(server.sessions().size());
                case "threads" ->
                        String.valueOf(ManagementFactory.getThreadMXBean().getThreadCount());
                case "heap" -> {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    yield String.valueOf(runtime.totalMemory() - runtime.freeMemory());
                }
                default -> "unknown";
            };
        }
    }

    private ChildServer start(Duration handshakeTimeout) {
        return ChildServer.start(
                Child.class,
                List.of("-Xmx128m"),
                directory.toString(),
                String.valueOf(handshakeTimeout.toMillis()));
    }

    @AfterEach
    void close() throws IOException {
        for (SocketChannel client : stalled) {
            client.close();
        }
    }

    @Test
    void letsOthersIn(TestReporter reporter) throws IOException {
        try (ChildServer server = start(Duration.ofMinutes(5))) {
            login(server);
            int implicit = Integer.parseInt(server.ask("port"));
            long before = Long.parseLong(server.ask("heap"));
            stallAll(server, implicit);
            Await.until("all of them", () -> sessions(server) == STALLS);

            long start = System.nanoTime();
            login(server);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            loginImplicitly(implicit);

            assertThat(sessions(server)).as("those that stall").isGreaterThanOrEqualTo(STALLS);
            assertThat(Integer.parseInt(server.ask("threads"))).isLessThan(MOST_THREADS);
            long each = (Long.parseLong(server.ask("heap")) - before) / STALLS;
            assertThat(each).as("bytes of heap for each").isLessThan(MOST_BYTES_EACH);
            reporter.publishEntry(
                    "login beside " + STALLS + " stalled handshakes",
                    took.toMillis() + " ms, " + each + " bytes of heap each");
        }
    }

    @Test
    void endsThemAllInTime() throws IOException {
        try (ChildServer server = start(Duration.ofMillis(500))) {
            stallAll(server, Integer.parseInt(server.ask("port")));
            Await.until("the end of all", () -> sessions(server) == 0);
            assertThat(server.isAlive()).isTrue();
        }
    }

    private static int sessions(ChildServer server) {
        return Integer.parseInt(server.ask("sessions"));
    }

    private static void login(ChildServer server) {
        try (SecureWireClient ftp =
                SecureWireClient.auth(server.connect(), TlsClient.fresh()).login("alice")) {
            ftp.expectInSync();
        }
    }

    private static void loginImplicitly(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        WireClient silent = WireClient.connect(new InetSocketAddress(loopback, port), loopback);
        try (SecureWireClient ftp = SecureWireClient.on(silent, TlsClient.fresh())) {
            ftp.expect(220).login("alice").expectInSync();
        }
    }

    /** Half of them say AUTH first; half of all say nothing, the others half a hello. */
    private void stallAll(ChildServer server, int implicit) throws IOException {
        while (stalled.size() < STALLS) {
            List<SocketChannel> some = new ArrayList<>();
            boolean begins = stalled.size() % (4 * AT_ONCE) < 2 * AT_ONCE;
            if (begins) {
                some.addAll(connect(server.address(), ascii("AUTH TLS\r\n")));
                for (SocketChannel client : some) {
                    readUpTo(client, "234 ");
                }
            } else {
                InetAddress loopback = InetAddress.getLoopbackAddress();
                some.addAll(connect(new InetSocketAddress(loopback, implicit), ascii("")));
            }
            if (stalled.size() % (2 * AT_ONCE) == 0) {
                for (SocketChannel client : some) {
                    writeIfOpen(client);
                }
            }
        }
    }

    private List<SocketChannel> connect(InetSocketAddress address, ByteBuffer first)
            throws IOException {
        List<SocketChannel> clients = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            SocketChannel client = SocketChannel.open(address);
            clients.add(client);
            stalled.add(client);
            client.write(first.duplicate());
        }
        return clients;
    }

    /** Where time is short, the server may have ended it already. */
    private static void writeIfOpen(SocketChannel client) {
        try {
            client.write(ByteBuffer.wrap(HALF_A_HELLO));
        } catch (IOException e) {
            // It is closed, which is what the test is about.
        }
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }

    private static void readUpTo(SocketChannel client, String code) throws IOException {
        StringBuilder read = new StringBuilder();
        ByteBuffer octet = ByteBuffer.allocate(1);
        while (!(read.indexOf(code) >= 0 && read.charAt(read.length() - 1) == '\n')) {
            if (client.read(octet.clear()) < 0) {
                throw new AssertionError("the connection ended after: " + read);
            }
            read.append((char) octet.get(0));
        }
    }
}
