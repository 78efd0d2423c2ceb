package dev.wherry.it.tls;

import dev.wherry.it.Await;
import dev.wherry.it.ChildServer;
import dev.wherry.it.Proves;
import dev.wherry.it.TlsClient;
import dev.wherry.it.WireClient;
import dev.wherry.tls.TlsConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that go away at every byte of a handshake leave nothing behind that turns in circles. */
@Proves("D12")
@Timeout(60)
class AbortedHandshakeTest {
    private static final int ABORTS = 2_000;
    private static final Duration WINDOW = Duration.ofMillis(500);
    private static final Duration CALM = Duration.ofMillis(50);

    /**
     * What a client says after its hello, cut somewhere as well: a change of ciphers, then noise.
     */
    private static final int TAIL_BYTES = 60;

    /** The server in the child. */
    static final class Child {
        public static void main(String[] arguments) throws IOException {
            ChildServer.serveWith(
                    ChildServer.builder()
                            .listenImplicitTls(
                                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                            .tls(TlsConfig.selfSigned()),
                    server ->
                            order ->
                                    order.equals("port")
                                            ? String.valueOf(server.addresses().get(1).getPort())
                                            : String.valueOf(server.sessions().size()));
        }
    }

    @Test
    void leaveTheServerAtRest() throws Exception {
        try (ChildServer server = ChildServer.start(Child.class, List.of("-Xmx64m"))) {
            long descriptors = server.descriptors();
            int implicit = Integer.parseInt(server.ask("port"));
            abortAll(server, implicit, firstBytes("TLSv1.2"));
            abortAll(server, implicit, firstBytes("TLSv1.3"));
            Await.until("the end of the sessions", () -> server.ask("sessions").equals("0"));
            Await.until("rest", () -> isAtRest(server));
            Await.until("the descriptors", () -> server.descriptors() <= descriptors + 20);
            try (WireClient clear = server.connect();
                    SecureWireClient ftp = SecureWireClient.auth(clear, TlsClient.fresh())) {
                ftp.send("NOOP").expect(200);
            }
        }
    }

    /** A thread that spins would take all of the window, or half of it on a busy machine. */
    private static boolean isAtRest(ChildServer server) {
        Duration before = server.processorTime();
        Await.comesTrue(WINDOW, () -> false);
        return server.processorTime().minus(before).compareTo(CALM) < 0;
    }

    private static void abortAll(ChildServer server, int implicit, byte[] said) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        for (int i = 0; i < ABORTS / 2; i++) {
            int cut = i % (said.length + 1);
            boolean reset = (i / 2) % 2 == 0;
            if (i % 2 == 0) {
                abort(new Socket(loopback, implicit), said, cut, reset);
            } else {
                WireClient clear = server.connect().send("AUTH TLS").expect(234);
                abort(clear.socket(), said, cut, reset);
            }
        }
    }

    private static void abort(Socket client, byte[] said, int count, boolean reset)
            throws IOException {
        try (client) {
            client.getOutputStream().write(said, 0, count);
            if (reset) {
                client.setSoLinger(true, 0);
            } else {
                client.shutdownOutput();
            }
        }
    }

    /** Returns a hello, and noise in the form of what comes after it. */
    private static byte[] firstBytes(String protocol) throws Exception {
        byte[] hello = hello(protocol);
        byte[] change = {20, 3, 3, 0, 1, 1, 22, 3, 3, 0, (byte) (TAIL_BYTES - 11)};
        ByteBuffer all = ByteBuffer.allocate(hello.length + TAIL_BYTES);
        return all.put(hello).put(change).array();
    }

    private static byte[] hello(String protocol) throws NoSuchAlgorithmException, IOException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {protocol});
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        byte[] bytes = new byte[hello.flip().remaining()];
        hello.get(bytes);
        return bytes;
    }
}
