package dev.wherry.internal.session;

import dev.wherry.internal.wire.LineReader;
import dev.wherry.internal.wire.Received;
import dev.wherry.internal.wire.WireText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends, line by line, and the lines that wait for the end of a transfer. For the
 * owner.
 */
final class Lines {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** How many lines may wait for the end of a transfer; more stay in the socket. */
    private static final int MAX_WAITING = 64;

    /** The first byte of a client that begins with TLS where nobody expects it: nothing is said. */
    private static final byte TLS_HANDSHAKE = 0x16;

    private final ControlConnection control;
    private final LineReader reader;
    private final ArrayDeque<Received> waiting = new ArrayDeque<>(1);
    private volatile boolean someWait;
    private ByteBuffer input = NOTHING;
    private boolean heard;
    private boolean foreign;

    Lines(ControlConnection control, WireText charset) {
        this.control = control;
        this.reader = new LineReader(charset);
    }

    /** Returns the next line that has come as a whole, or null. */
    @Nullable Received next() throws IOException {
        Received next = input.hasRemaining() ? reader.next(input) : null;
        while (next == null && more()) { // a line may be spread over TLS records
            next = reader.next(input);
        }
        if (!input.hasRemaining()) {
            input = NOTHING;
        }
        return next;
    }

    /** Takes what has come, and tells whether it may hold a line. */
    private boolean more() throws IOException {
        input = control.take();
        if (!heard && input.hasRemaining()) {
            heard = true;
            foreign = input.get(input.position()) == TLS_HANDSHAKE;
        }
        return input.hasRemaining() && !foreign;
    }

    /** Tells whether what has come is not FTP. */
    boolean areForeign() {
        return foreign;
    }

    /** Lets a line wait for the end of a transfer. */
    void keep(Received line) {
        waiting.add(line);
        someWait = true;
    }

    /** Takes the first of the waiting lines that is wanted, or returns null. */
    @Nullable Received takeWaiting(Predicate<Received> wanted) {
        for (Iterator<Received> lines = waiting.iterator(); lines.hasNext(); ) {
            Received line = lines.next();
            if (wanted.test(line)) {
                lines.remove();
                someWait = !waiting.isEmpty();
                return line;
            }
        }
        return null;
    }

    boolean tooManyWait() {
        return waiting.size() >= MAX_WAITING;
    }

    /**
     * Tells whether lines wait. For any thread: who makes them wait asks afterwards whether they
     * have to.
     */
    boolean someWait() {
        return someWait;
    }

    /** Tells whether there is anything that was not handled, or not even read. */
    boolean areToBeLookedAt() {
        return !waiting.isEmpty() || input.hasRemaining() || control.hasBytes();
    }

    /** Tells whether the start of a line has come. */
    boolean areMidLine() {
        return reader.isMidLine();
    }

    /** Goes on with what was read elsewhere. */
    void continueWith(ByteBuffer rest) {
        input = rest;
    }
}
