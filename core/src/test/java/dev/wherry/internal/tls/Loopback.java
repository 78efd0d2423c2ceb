package dev.wherry.internal.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A server socket on loopback, and clients for it. */
final class Loopback implements AutoCloseable {
    static final Identity LOCALHOST = SelfSigned.make(List.of("localhost"), Instant.now());
    static final NetworkBuffers BUFFERS = new NetworkBuffers();

    private final ServerSocketChannel listener;
    private final BlockingQueue<Consumer<SocketChannel>> servers = new LinkedBlockingQueue<>();

    /** What the server does with a connection. */
    @FunctionalInterface
    interface Server<T> {
        T serve(TlsLink link, SocketChannel socket) throws Exception;
    }

    Loopback() throws IOException {
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel socket = listener.accept();
                servers.take().accept(socket);
            }
        } catch (IOException | InterruptedException e) {
            // closed
        }
    }

    /** Serves the next connection, handshake not yet made, on a thread of its own. */
    <T> CompletableFuture<T> serve(Function<String, SSLEngine> engines, Server<T> server) {
        CompletableFuture<T> result = new CompletableFuture<>();
        servers.add(accepted ->
                Thread.startVirtualThread(() -> {
                    try (SocketChannel socket = accepted) {
                        result.complete(serve(socket, engines, server));
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                }));
        return result;
    }

    private static <T> T serve(
            SocketChannel socket, Function<String, SSLEngine> engines, Server<T> server)
            throws Exception {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return server.serve(new TlsLink(engines, new ChannelTransport(socket), BUFFERS), socket);
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port());
    }

    SSLSocket connect(SSLContext context) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port());
    }

    static ServerEngines engines(String... protocols) {
        return engines(List.of(LOCALHOST), protocols);
    }

    static ServerEngines engines(List<Identity> identities, String... protocols) {
        try {
            return ServerEngines.of(identities, List.of(), Rules.of(protocols));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client that believes anybody. */
    static SSLContext trusting(KeyManager... keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new Credulous()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private static final class Credulous extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
