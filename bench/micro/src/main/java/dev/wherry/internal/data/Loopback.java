package dev.wherry.internal.data;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Two clients over loopback: one reads whatever comes, one writes as much as is taken. */
final class Loopback implements Closeable {
    private static final int AT_ONCE = 256 * 1024;

    private final SocketChannel reader;
    private final SocketChannel writer;

    Loopback() throws IOException {
        reader =
                connect(client -> {
                    ByteBuffer buffer = ByteBuffer.allocateDirect(AT_ONCE);
                    while (client.read(buffer.clear()) >= 0) {}
                });
        writer =
                connect(client -> {
                    ByteBuffer buffer = ByteBuffer.allocateDirect(AT_ONCE);
                    while (client.write(buffer.rewind()) > 0) {}
                });
    }

    /** What a client does until its connection ends. */
    private interface Client {
        void use(SocketChannel channel) throws IOException;
    }

    /** Returns the server's end of the connection whose client reads. */
    SocketChannel reader() {
        return reader;
    }

    /** Returns the server's end of the connection whose client writes. */
    SocketChannel writer() {
        return writer;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        writer.close();
    }

    private static SocketChannel connect(Client client) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel other = SocketChannel.open(listener.getLocalAddress());
            Thread.ofPlatform()
                    .daemon()
                    .name("client")
                    .start(() -> {
                        try (other) {
                            client.use(other);
                        } catch (IOException e) {
                            // The benchmark has closed its end.
                        }
                    });
            return listener.accept();
        }
    }
}
