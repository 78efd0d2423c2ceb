package dev.wherry.internal.data;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.tls.SessionBinding;
import dev.wherry.internal.tls.TlsLink;
import dev.wherry.internal.tls.Transport;
import dev.wherry.tls.DataSessionPolicy;
import java.io.IOException;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;

/**
 * A data connection inside TLS; the server has the server's role also where it connected itself.
 */
final class SecureChannel implements ByteChannel {
    private static final System.Logger LOG = System.getLogger("dev.wherry");

    private final SocketChannel socket;
    private final Progress progress;
    private final TlsLink link;
    private boolean hasRead;

    private SecureChannel(SocketChannel socket, DataProtection protection, Progress progress) {
        this.socket = socket;
        this.progress = progress;
        this.link =
                new TlsLink(protection.engines()::newEngine, new Encrypted(), protection.buffers());
    }

    /**
     * Agrees with the client on keys.
     *
     * @throws FtpReplyException with 522 if that fails (RFC 4217 §11.4), or if the client is not
     *     certain to be that of the control connection
     */
    static SecureChannel open(SocketChannel socket, DataProtection protection, Progress progress)
            throws FtpReplyException {
        SecureChannel channel = new SecureChannel(socket, protection, progress);
        try {
            channel.link.handshake();
        } catch (IOException e) {
            throw new FtpReplyException(
                    ReplyCode.PROTOCOL_NOT_SUPPORTED, "TLS failed on the data connection.");
        }
        channel.checkBound(protection);
        return channel;
    }

    private void checkBound(DataProtection protection) throws FtpReplyException {
        if (protection.policy() == DataSessionPolicy.OFF
                || SessionBinding.bound(protection.control(), link)) {
            return;
        }
        if (protection.policy() == DataSessionPolicy.REQUIRED) {
            finish();
            throw new FtpReplyException(
                    ReplyCode.PROTOCOL_NOT_SUPPORTED,
                    "The data connection must resume the TLS session of the control connection.");
        }
        LOG.log(
                System.Logger.Level.INFO,
                "A data connection from {0} did not resume the TLS session of its control"
                        + " connection",
                socket.socket().getInetAddress());
    }

    /**
     * Reads data.
     *
     * @throws IOException if the connection ended without close_notify: anybody on the way can cut
     *     it like that, and what came may be a half
     */
    @Override
    public int read(ByteBuffer plain) throws IOException {
        if (!hasRead) {
            hasRead = true;
            acknowledge();
        }
        int count = link.read(plain);
        if (count < 0 && !link.endedInOrder()) {
            throw new IOException("ended without close_notify");
        }
        return count;
    }

    /**
     * Acknowledges the end of the handshake at once, where the system lets us. The system itself
     * waits for something to send along with it, which in an upload comes late, and clients that do
     * not switch Nagle's algorithm off, such as Python's ftplib, send no data until then: 40 ms.
     */
    private void acknowledge() throws IOException {
        for (SocketOption<?> option : socket.supportedOptions()) {
            // By its name, since it belongs to another module, jdk.net.
            if (option.name().equals("TCP_QUICKACK")) {
                switchOn(option);
            }
        }
    }

    @SuppressWarnings("unchecked") // its values are booleans
    private void switchOn(SocketOption<?> option) throws IOException {
        socket.setOption((SocketOption<Boolean>) option, true);
    }

    @Override
    public int write(ByteBuffer plain) throws IOException {
        int count = plain.remaining();
        link.write(plain);
        return count;
    }

    /** Sends close_notify, so that the client knows that it has all. */
    void finish() {
        try {
            link.close();
        } catch (IOException e) {
            // The client has gone away first; whether that matters is judged elsewhere.
        }
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The encrypted side. */
    private final class Encrypted implements Transport {
        @Override
        public int read(ByteBuffer into) throws IOException {
            return socket.read(into);
        }

        @Override
        public void write(ByteBuffer from) throws IOException {
            while (from.hasRemaining()) {
                socket.write(from);
                progress.touch(); // a large write to a slow client is no stall
            }
        }
    }
}
