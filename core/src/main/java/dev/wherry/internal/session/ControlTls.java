package dev.wherry.internal.session;

import dev.wherry.internal.net.Strand;
import dev.wherry.internal.tls.NetworkBuffers;
import dev.wherry.internal.tls.TlsLink;
import dev.wherry.internal.tls.Transport;
import dev.wherry.tls.TlsEngineFactory;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * TLS on a control connection, between its bytes and its lines. Read by the owner alone, written by
 * whoever has a reply.
 */
final class ControlTls implements Transport {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int STEP_BYTES = 4 * 1024;

    private final ControlConnection connection;
    private final Strand owner;
    private final TlsEngineFactory engines;
    private final TlsLink link;
    private ByteBuffer encrypted = NOTHING;
    private boolean waits;

    ControlTls(
            ControlConnection connection,
            Strand owner,
            TlsEngineFactory engines,
            NetworkBuffers buffers) {
        this.connection = connection;
        this.owner = owner;
        this.engines = engines;
        this.link = new TlsLink(engines::newEngine, this, buffers);
    }

    /** Agrees with the client on keys; the thread sleeps while the client is slow. */
    void handshake() throws IOException {
        waits = true;
        try {
            link.handshake();
        } finally {
            waits = false;
        }
    }

    /** Decrypts some of what has come, and rings if there may be more; nothing if nothing has. */
    ByteBuffer take() throws IOException {
        ByteBuffer step = ByteBuffer.allocate(STEP_BYTES);
        int count = link.read(step);
        if (count < 0) {
            connection.inputIsOver();
        } else if (count > 0) {
            owner.ring(); // what is here already, nobody else would ring for
        }
        return count <= 0 ? NOTHING : step.flip();
    }

    /** Encrypts and writes. */
    void send(ByteBuffer plain) throws IOException {
        link.write(plain);
    }

    /** Says that no more comes inside of TLS. */
    void close() throws IOException {
        link.close();
    }

    /**
     * Ends TLS on both sides, so that the connection goes on in clear (RFC 4217 §5, §13).
     *
     * @return what the client has sent in clear already
     * @throws IOException if the client does not end it too, but goes on or goes away
     */
    ByteBuffer end() throws IOException {
        link.close();
        waits = true;
        int count = link.read(ByteBuffer.allocate(STEP_BYTES));
        if (count >= 0 || !link.endedInOrder()) {
            throw new IOException("TLS was not ended in order");
        }
        ByteBuffer behind = link.takeRest();
        ByteBuffer rest = ByteBuffer.allocate(behind.remaining() + encrypted.remaining());
        return rest.put(behind).put(encrypted).flip();
    }

    TlsLink link() {
        return link;
    }

    /** Returns what data connections get their engines from: the same certificate as this. */
    TlsEngineFactory engines() {
        return engines;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        while (!encrypted.hasRemaining()) {
            boolean last = connection.ended(); // asked before looking: what came before counts
            encrypted = connection.takeBytes();
            if (!encrypted.hasRemaining()) {
                if (last) {
                    return -1;
                }
                if (!waits) {
                    return 0;
                }
                owner.await();
            }
        }
        int count = Math.min(into.remaining(), encrypted.remaining());
        into.put(encrypted.slice().limit(count));
        encrypted.position(encrypted.position() + count);
        return count;
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        connection.writeBytes(from);
    }
}
