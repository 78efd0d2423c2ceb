package dev.wherry.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * A connection under TLS, by the JDK's engine, with as many records as possible in one read or
 * write.
 */
final class TlsWire implements Wire {
    private static final int MOST_IN_A_RECORD = 16 << 10;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final PlainWire wire;
    private final SSLEngine engine;
    private final ByteBuffer in;
    private final ByteBuffer out;
    private final ByteBuffer clear;

    private TlsWire(PlainWire wire, SSLEngine engine, Scratch scratch) {
        this.wire = wire;
        this.engine = engine;
        in = scratch.encryptedIn().limit(0);
        out = scratch.encryptedOut();
        clear = scratch.clear();
    }

    /** Shakes hands as a client; closes the connection if that fails. */
    static TlsWire over(PlainWire wire, SSLEngine engine, Scratch scratch) throws IOException {
        TlsWire tls = new TlsWire(wire, engine, scratch);
        try {
            engine.setUseClientMode(true);
            engine.beginHandshake();
            tls.shakeHands();
            return tls;
        } catch (IOException e) {
            wire.close();
            throw e;
        }
    }

    SSLSession session() {
        return engine.getSession();
    }

    private void shakeHands() throws IOException {
        HandshakeStatus next = engine.getHandshakeStatus();
        while (next != HandshakeStatus.NOT_HANDSHAKING && next != HandshakeStatus.FINISHED) {
            next =
                    switch (next) {
                        case NEED_TASK -> runTasks();
                        case NEED_WRAP -> wrapNothing();
                        default -> unwrapHandshake();
                    };
        }
    }

    private HandshakeStatus runTasks() {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
        return engine.getHandshakeStatus();
    }

    /** Writes all that the engine has to say for itself, in one go. */
    private HandshakeStatus wrapNothing() throws IOException {
        int room = engine.getSession().getPacketBufferSize();
        out.clear();
        HandshakeStatus next;
        do {
            next = engine.wrap(NOTHING, out).getHandshakeStatus();
        } while (next == HandshakeStatus.NEED_WRAP && out.remaining() >= room);
        wire.write(out.flip());
        return next;
    }

    private HandshakeStatus unwrapHandshake() throws IOException {
        SSLEngineResult result = engine.unwrap(in, clear);
        if (result.getStatus() == Status.BUFFER_UNDERFLOW && !fill()) {
            throw new WrongAnswer("it closed a connection in the middle of the TLS handshake");
        }
        if (result.getStatus() == Status.CLOSED) {
            throw new WrongAnswer("it ended TLS in the middle of the handshake");
        }
        return engine.getHandshakeStatus();
    }

    /** Reads more from the network; false at its end. */
    private boolean fill() throws IOException {
        in.compact();
        int count = wire.read(in);
        in.flip();
        return count >= 0;
    }

    @Override
    public @Nullable ByteBuffer receive() throws IOException {
        clear.clear();
        while (true) {
            SSLEngineResult result = engine.unwrap(in, clear);
            switch (result.getStatus()) {
                case OK -> {
                    switch (result.getHandshakeStatus()) {
                        case NEED_TASK -> runTasks();
                        case NEED_WRAP -> wrapNothing(); // new keys
                        default -> {}
                    }
                }
                case BUFFER_OVERFLOW -> {
                    return clear.flip();
                }
                case BUFFER_UNDERFLOW -> {
                    if (clear.position() > 0) {
                        return clear.flip();
                    }
                    if (!fill()) {
                        return null; // a length that is too short tells of a cut connection
                    }
                }
                case CLOSED -> {
                    return clear.position() > 0 ? clear.flip() : null;
                }
            }
        }
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        out.clear();
        while (from.hasRemaining()) {
            if (engine.wrap(from, out).getStatus() == Status.BUFFER_OVERFLOW) {
                flush();
            }
        }
        flush();
    }

    private void flush() throws IOException {
        wire.write(out.flip());
        out.clear();
    }

    @Override
    public void send(Content content, long bytes) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(MOST_IN_A_RECORD);
        out.clear();
        for (long sent = 0; sent < bytes; ) {
            content.copy(sent, bytes - sent, record.clear());
            sent += record.flip().remaining();
            while (record.hasRemaining()) {
                if (engine.wrap(record, out).getStatus() == Status.BUFFER_OVERFLOW) {
                    flush();
                }
            }
        }
        flush();
    }

    /** Waits for the server's end, too: what it has sent is a ticket for the next connection. */
    @Override
    public void finish() throws IOException {
        sayEnd();
        wire.shutdownOutput();
        while (receive() != null) {
            // Nothing but the ticket.
        }
        wire.close();
    }

    private void sayEnd() throws IOException {
        engine.closeOutbound();
        out.clear();
        engine.wrap(NOTHING, out);
        flush();
    }

    @Override
    public void close() throws IOException {
        try {
            if (!engine.isOutboundDone()) {
                sayEnd();
            }
        } catch (IOException e) {
            // The server did not wait for it.
        } finally {
            wire.close();
        }
    }
}
