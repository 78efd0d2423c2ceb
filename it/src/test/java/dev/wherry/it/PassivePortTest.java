package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.FtpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Passive ports: whose they are, for how long, and which. */
class PassivePortTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    private static final InetAddress STRANGER = address("127.0.0.2");

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    @Test
    @Proves({"C1", "R73"})
    void dropsAStrangerAndGoesOnWaitingForTheClient() {
        server.write("/a", "for the client");
        try (WireClient ftp = server.login()) {
            InetSocketAddress port = ftp.pasv();
            try (DataSocket stranger = DataSocket.connect(port, STRANGER)) {
                ftp.send("RETR a").expect(150);
                assertThat(stranger.drain()).isZero();
                try (DataSocket client = ftp.dial(port)) {
                    assertThat(client.readAll()).asString(UTF_8).isEqualTo("for the client");
                }
            }
            ftp.expect(226);
        }
    }

    @Test
    @Proves({"C1", "R73"})
    void takesNoUploadFromAStranger() {
        try (WireClient ftp = server.login()) {
            InetSocketAddress port = ftp.pasv();
            ftp.send("STOR a").expect(150);
            for (int i = 0; i < 20; i++) {
                try (DataSocket stranger = DataSocket.connect(port, STRANGER)) {
                    stranger.write("forged");
                    stranger.drain();
                } catch (UncheckedIOException e) {
                    // Reset at once: just as well.
                }
            }
            try (DataSocket client = ftp.dial(port)) {
                client.write("genuine");
            }
            ftp.expect(226);
            assertThat(server.readText("/a")).isEqualTo("genuine");
        }
    }

    @Test
    @Proves({"C3", "R77"})
    void choosesPortsThatCannotBeGuessed() {
        List<Integer> ports = new ArrayList<>();
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < 1_000; i++) {
                ports.add(ftp.pasv().getPort());
            }
        }
        Map<Integer, Integer> steps = new HashMap<>();
        for (int i = 1; i < ports.size(); i++) {
            steps.merge(ports.get(i) - ports.get(i - 1), 1, Integer::sum);
        }
        assertThat(steps.values()).allMatch(count -> count < 100);
        assertThat(Math.abs(serialCorrelation(ports))).isLessThan(0.15);
    }

    private static double serialCorrelation(List<Integer> values) {
        double mean = values.stream().mapToInt(i -> i).average().orElseThrow();
        double together = 0;
        double alone = 0;
        for (int i = 1; i < values.size(); i++) {
            together += (values.get(i - 1) - mean) * (values.get(i) - mean);
            alone += (values.get(i) - mean) * (values.get(i) - mean);
        }
        return together / alone;
    }

    @Test
    @Proves("R39")
    void leasesAnotherPortEachTime() {
        try (WireClient ftp = server.login()) {
            int last = 0;
            for (int i = 0; i < 100; i++) {
                int port = ftp.pasv().getPort();
                assertThat(port).isNotEqualTo(last);
                last = port;
            }
        }
    }

    @Test
    @Proves({"C4", "R17"})
    void servesOnlyTheLastOfManyPorts() {
        server.write("/a", "content");
        try (WireClient ftp = server.login()) {
            InetSocketAddress first = ftp.pasv();
            InetSocketAddress second = ftp.pasv();
            ftp.send("RETR a").expect(150);
            try (DataSocket late = dialIfOpen(ftp, first);
                    DataSocket data = ftp.dial(second)) {
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
                assertThat(late == null || late.isSilent()).isTrue();
            }
        }
    }

    private static DataSocket dialIfOpen(WireClient ftp, InetSocketAddress port) {
        try {
            return DataSocket.connect(port, ftp.localAddress());
        } catch (UncheckedIOException e) {
            return null; // refused
        }
    }

    @Test
    @Proves("C5")
    @PlainOnly("which of them has to shake hands, the client cannot know")
    void servesOneOfSeveralConnections() {
        server.write("/a", "content");
        try (WireClient ftp = server.login()) {
            InetSocketAddress port = ftp.pasv();
            List<DataSocket> sockets = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                sockets.add(ftp.dial(port));
            }
            ftp.send("RETR a").expect(125).expect(226);
            List<Long> received = sockets.stream().map(DataSocket::drain).toList();
            assertThat(received).containsExactlyInAnyOrder(7L, 0L, 0L, 0L, 0L);
        }
    }

    @Test
    @Proves("C5")
    void neverGivesAWaitingConnectionToTheNextSession() {
        server.write("/a", "content");
        try (WireClient first = server.login();
                WireClient second = server.login()) {
            for (int i = 0; i < 50; i++) {
                DataSocket late = first.passive();
                first.send("ABOR").expect(225);
                assertThat(second.download("RETR a")).asString(UTF_8).isEqualTo("content");
                second.expect(226);
                assertThat(late.isSilent()).isTrue();
            }
        }
    }

    @Test
    @Proves("C6")
    @PlainOnly("no data can be sent before the handshake, which follows the command")
    void sendsAllThoughTheClientSendsJunk() {
        byte[] content = new byte[3_000_000];
        server.write("/a", content);
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < 20; i++) {
                try (DataSocket data = ftp.passive()) {
                    data.write("junk");
                    ftp.send("RETR a").expectPreliminary();
                    assertThat(data.readAll()).hasSize(content.length);
                }
                ftp.expect(226);
            }
        }
    }

    @Test
    @Proves("C7")
    void doesNotReadForEverWhatAClientSendsInADownload() {
        server.write("/a", "content");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            byte[] junk = new byte[64 * 1024];
            Thread flood =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    while (true) {
                                        data.socket().getOutputStream().write(junk);
                                    }
                                } catch (IOException e) {
                                    // Closed by the server, as it should be.
                                }
                            });
            ftp.send("RETR a").expectPreliminary();
            assertThat(ftp.reply().code()).isIn(226, 426);
            Await.until("the end of the flood", () -> !flood.isAlive());
            ftp.expectInSync();
        }
    }

    @Test
    @Proves("F8")
    void keepsToItsRangeAndSaysWhenItIsUsedUp() throws IOException {
        int first = freeRange(3);
        try (FtpServer ranged = ranged(first, first + 2)) {
            List<WireClient> clients = new ArrayList<>();
            Set<Integer> used = new HashSet<>();
            try {
                for (int i = 0; i < 3; i++) {
                    clients.add(connect(ranged));
                    used.add(clients.getLast().pasv().getPort());
                }
                assertThat(used).containsExactlyInAnyOrder(first, first + 1, first + 2);
                clients.add(connect(ranged));
                clients.getLast().send("PASV").expect(425).send("EPSV").expect(425);
                clients.getFirst().send("QUIT").expect(221).expectClosed();
                assertThat(clients.getLast().pasv().getPort()).isBetween(first, first + 2);
            } finally {
                clients.forEach(WireClient::close);
            }
        }
    }

    @Test
    @Proves("F8")
    void passesOverAPortOfItsRangeThatOthersUse() throws IOException {
        int first = freeRange(2);
        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress());
                FtpServer ranged = ranged(first, first + 1);
                WireClient ftp = connect(ranged)) {
            assertThat(taken.isBound()).isTrue();
            for (int i = 0; i < 10; i++) {
                ftp.send("ABOR").expect(225);
                WireReply reply = ftp.ask("PASV");
                assertThat(reply.code()).isIn(227, 425);
                if (reply.code() == 227) {
                    assertThat(reply.text()).endsWith("," + (first + 1 & 0xFF) + ").");
                }
            }
        }
    }

    private FtpServer ranged(int first, int last) throws IOException {
        return FtpServer.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .users(TestFtpServer.aliceAndVisitors(server.root()))
                .passivePorts(first, last)
                .start();
    }

    private static WireClient connect(FtpServer server) {
        return WireClient.connect(server.addresses().getFirst(), InetAddress.getLoopbackAddress())
                .expect(220)
                .login("alice", "secret");
    }

    /** Finds ports in a row that are free now; others might be faster, but hardly here. */
    private static int freeRange(int count) throws IOException {
        while (true) {
            List<ServerSocket> held = new ArrayList<>();
            try {
                ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(first);
                for (int i = 1; i < count; i++) {
                    held.add(
                            new ServerSocket(
                                    first.getLocalPort() + i, 1, InetAddress.getLoopbackAddress()));
                }
                return first.getLocalPort();
            } catch (IOException | IllegalArgumentException e) {
                // Not this one.
            } finally {
                for (ServerSocket socket : held) {
                    socket.close();
                }
            }
        }
    }

    @Test
    @Proves("C4")
    void closesItsPortsWhenTheServerStops() {
        WireClient ftp = server.login();
        InetSocketAddress port = ftp.pasv();
        server.server().close();
        assertThatThrownBy(() -> DataSocket.connect(port, ftp.localAddress()))
                .isInstanceOf(UncheckedIOException.class);
    }
}
