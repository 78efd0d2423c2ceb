package dev.wherry.internal.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The way in of a link: reads records, decrypts them, and tells how the stream of them ended. */
final class Inbound {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Enough for a command, and for a client's part of a handshake. */
    private static final int FIRST_BYTES = 2 * 1024;

    private static final int RECORD_HEADER_BYTES = 5;

    /** JSSE takes somewhat more than RFC 8446 §5.2 allows, and so do we. */
    private static final int MAX_RECORD_BYTES = NetworkBuffers.RECORD_BYTES;

    /** The first byte of a record that holds handshake messages. */
    private static final byte HANDSHAKE = 22;

    /** What a client may send, certificates and all, before it is done with the handshake. */
    private static final int MAX_HANDSHAKE_BYTES = 256 * 1024;

    private enum End {
        OPEN,
        IN_ORDER,
        CUT
    }

    private final SSLEngine engine;
    private final Transport transport;
    private final NetworkBuffers buffers;
    private final Outbound out;

    /** Also held by whoever makes the handshake. */
    final ReentrantLock lock = new ReentrantLock();

    /** Encrypted bytes, ready to be taken from. Guarded by {@link #lock}. */
    private @Nullable ByteBuffer net;

    /** Decrypted bytes that had no room where they were wanted. Guarded by {@link #lock}. */
    private @Nullable ByteBuffer spill;

    /** Whether the last read suggests that there is much to come. Guarded by {@link #lock}. */
    private boolean flowing;

    /** Guarded by {@link #lock}. */
    private long handshakeBytes;

    private final IdleRecords idleRecords = new IdleRecords();
    private volatile End end = End.OPEN;

    Inbound(SSLEngine engine, Transport transport, NetworkBuffers buffers, Outbound out) {
        this.engine = engine;
        this.transport = transport;
        this.buffers = buffers;
        this.out = out;
    }

    boolean endedInOrder() {
        return end == End.IN_ORDER;
    }

    /** Reads one record for the handshake, or what there is of it. */
    void handshakeRecord() throws IOException {
        lock.lock();
        try {
            SSLEngineResult result = engine.unwrap(net == null ? NOTHING : net, NOTHING);
            switch (result.getStatus()) {
                case OK -> {}
                case BUFFER_UNDERFLOW -> fillForHandshake();
                case CLOSED -> throw new TlsFailure("TLS handshake failed: the client ended it");
                case BUFFER_OVERFLOW ->
                        throw new TlsFailure("TLS handshake failed: data came before its end");
            }
        } finally {
            settle();
            lock.unlock();
        }
    }

    private void fillForHandshake() throws IOException {
        int count = fill();
        if (count < 0) {
            throw new TlsFailure("TLS handshake failed: the client ended the connection");
        }
        if (count == 0) {
            throw new IllegalStateException("a handshake needs a transport that waits");
        }
        handshakeBytes += count;
        if (handshakeBytes > MAX_HANDSHAKE_BYTES) {
            throw new TlsFailure("TLS handshake failed: it is too long");
        }
    }

    /** Reads until the first record is whole, and returns it; the engine has not seen it yet. */
    ByteBuffer firstRecord() throws IOException {
        lock.lock();
        try {
            while (net == null || (net.get(net.position()) == HANDSHAKE && !isWhole(net))) {
                fillForHandshake();
            }
            return net.asReadOnlyBuffer();
        } catch (IOException e) {
            end = End.CUT;
            settle();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether the first record is all there, or so long that the engine will refuse it. */
    private static boolean isWhole(ByteBuffer net) {
        int bytes = bytesOfRecord(net);
        return bytes <= net.remaining() || bytes > MAX_RECORD_BYTES;
    }

    private static int bytesOfRecord(ByteBuffer net) {
        return net.remaining() < RECORD_HEADER_BYTES
                ? RECORD_HEADER_BYTES
                : RECORD_HEADER_BYTES + (net.getShort(net.position() + 3) & 0xFFFF);
    }

    int read(ByteBuffer plain) throws IOException {
        lock.lock();
        try {
            if (spill != null || !plain.hasRemaining()) {
                return takeSpill(plain);
            }
            int start = plain.position();
            while (end == End.OPEN && plain.hasRemaining() && decrypt(plain, start)) {
                // on to the next record
            }
            int count = plain.position() - start;
            return count > 0 || end == End.OPEN ? count : -1;
        } catch (SSLException e) {
            end = End.CUT;
            out.flushAlert();
            throw TlsFailure.record(e);
        } catch (IOException e) {
            end = End.CUT;
            throw e;
        } finally {
            settle();
            lock.unlock();
        }
    }

    /** Takes one step; returns false when there is nothing more to have for now. */
    private boolean decrypt(ByteBuffer plain, int start) throws IOException {
        ByteBuffer held = net;
        if (held == null || !isWhole(held)) { // JSSE would first ask for room for what is to come
            return plain.position() == start && fillForData();
        }
        SSLEngineResult result = engine.unwrap(held, plain);
        return switch (result.getStatus()) {
            case OK -> {
                judge(result);
                yield true;
            }
            case BUFFER_UNDERFLOW -> throw new TlsFailure("the peer sent too long a record");
            case BUFFER_OVERFLOW -> {
                if (plain.position() == start) {
                    spill(held, plain);
                }
                yield false;
            }
            case CLOSED -> {
                end = End.IN_ORDER; // an engine closed by anything but close_notify throws
                yield false;
            }
        };
    }

    private boolean fillForData() throws IOException {
        int count = fill();
        if (count < 0) {
            end = End.CUT;
        }
        return count > 0;
    }

    /** Decrypts a record into a buffer of ours, and hands over what the caller has room for. */
    private void spill(ByteBuffer held, ByteBuffer plain) throws IOException {
        ByteBuffer record = buffers.takeRecord();
        SSLEngineResult result = engine.unwrap(held, record);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            throw new TlsFailure("the peer sent too long a record");
        }
        spill = record.flip();
        judge(result);
        takeSpill(plain);
    }

    private int takeSpill(ByteBuffer plain) {
        ByteBuffer from = spill;
        if (from == null) {
            return 0;
        }
        int count = Math.min(from.remaining(), plain.remaining());
        plain.put(plain.position(), from, from.position(), count);
        plain.position(plain.position() + count);
        from.position(from.position() + count);
        if (!from.hasRemaining()) {
            spill = null;
            buffers.giveBack(from);
        }
        return count;
    }

    /** Looks at what a record after the handshake has done besides bringing data. */
    private void judge(SSLEngineResult result) throws IOException {
        HandshakeStatus status = result.getHandshakeStatus();
        boolean tls13 = engine.getSession().getProtocol().equals("TLSv1.3");
        boolean calm =
                status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED;
        if (status == HandshakeStatus.NEED_TASK || (!calm && !tls13)) {
            throw broken("renegotiation is not allowed"); // CVE-2009-3555, CVE-2011-1473
        }
        if (!idleRecords.allow(result)) {
            throw broken("too many records without data");
        }
        if (status == HandshakeStatus.NEED_WRAP) {
            out.flushIfFree();
        }
    }

    private TlsFailure broken(String message) {
        end = End.CUT;
        engine.closeOutbound();
        out.flushAlert();
        return new TlsFailure(message);
    }

    /** Reads from the transport once, into a buffer that has room for the record under way. */
    private int fill() throws IOException {
        ByteBuffer into = writable();
        try {
            int room = into.remaining();
            int count = transport.read(into);
            flowing = count == room || count > NetworkBuffers.RECORD_BYTES / 2;
            return count;
        } finally {
            into.flip();
        }
    }

    private ByteBuffer writable() {
        ByteBuffer held = net;
        if (held != null && held.capacity() >= NetworkBuffers.RECORD_BYTES) {
            return held.compact();
        }
        ByteBuffer into;
        if (flowing || (held != null && bytesOfRecord(held) > FIRST_BYTES)) {
            into = buffers.takeBatch();
        } else {
            into = ByteBuffer.allocate(FIRST_BYTES);
        }
        if (held != null) {
            into.put(held);
        }
        net = into;
        return into;
    }

    /** Holds on to no more memory than there are bytes to keep. */
    private void settle() {
        ByteBuffer held = net;
        if (held != null && (held.remaining() < held.capacity() || end == End.CUT)) {
            boolean isWanted = held.hasRemaining() && end != End.CUT;
            net = isWanted ? ByteBuffer.allocate(held.remaining()).put(held).flip() : null;
            buffers.giveBack(held);
        }
    }

    /**
     * Returns the bytes that came behind the peer's close_notify, which are not TLS any more (RFC
     * 4217 §5, §13).
     */
    ByteBuffer takeRest() {
        lock.lock();
        try {
            ByteBuffer held = net;
            net = null;
            return held == null || end != End.IN_ORDER ? ByteBuffer.allocate(0) : held;
        } finally {
            lock.unlock();
        }
    }
}
