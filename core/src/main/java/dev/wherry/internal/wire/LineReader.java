package dev.wherry.internal.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of the control connection into lines, however they are spread over reads (RFC 1123
 * §4.1.2.10); belongs to the session's thread, and holds no buffer between lines.
 */
public final class LineReader {
    /** The longest line in raw bytes, its end and any Telnet commands included. */
    public static final int MAX_LINE_BYTES = 4096;

    /** So many raw bytes without an end of line are no client. */
    public static final int MAX_BYTES_WITHOUT_END = 65_536;

    private static final byte[] NO_BUFFER = {};
    private static final int FIRST_BUFFER = 64; // most lines fit
    private static final Received EMPTY = new Received.Empty();
    private static final Received TOO_LONG = new Received.TooLong();
    private static final Received FLOOD = new Received.Flood();
    private static final Received NUL = new Received.Malformed("A command must not hold NUL.");
    private static final Received BARE_CR =
            new Received.Malformed("A command must not hold CR without LF.");
    private static final Received UNDECODABLE =
            new Received.Malformed("The command is not text in the charset of this server.");

    private final WireText charset;
    private final TelnetFilter telnet = new TelnetFilter();
    private byte[] line = NO_BUFFER;
    private int length;
    private int rawBytes;
    private boolean afterCr;
    private boolean reportedTooLong;
    private boolean flooded;
    private @Nullable Received flaw;

    public LineReader(WireText charset) {
        this.charset = charset;
    }

    /**
     * Takes bytes until a line is complete or cannot become one; what follows it stays in {@code
     * in}.
     *
     * @return null when {@code in} is used up and more is needed
     */
    public @Nullable Received next(ByteBuffer in) {
        if (flooded) {
            in.position(in.limit());
            return FLOOD;
        }
        while (in.hasRemaining()) {
            Received received = accept(in.get() & 0xFF);
            if (received != null) {
                return received;
            }
        }
        return null;
    }

    /** Tells whether bytes were taken that no line has come of yet. */
    public boolean isMidLine() {
        return rawBytes > 0;
    }

    private @Nullable Received accept(int octet) {
        rawBytes++;
        boolean end =
                switch (telnet.accept(octet)) {
                    case NOTHING -> false;
                    case DATA -> endsWith(octet);
                    case DATA_AFTER_IAC -> {
                        endsWith(TelnetFilter.IAC); // never an end
                        yield endsWith(octet);
                    }
                };
        if (end) {
            return finish();
        }
        if (rawBytes >= MAX_BYTES_WITHOUT_END) {
            flooded = true;
            line = NO_BUFFER;
            return FLOOD;
        }
        if (rawBytes >= MAX_LINE_BYTES && !reportedTooLong) {
            // Told at once, as the end may never come; then only the end is looked for.
            reportedTooLong = true;
            line = NO_BUFFER;
            return TOO_LONG;
        }
        return null;
    }

    /** Adds one byte behind Telnet, and tells whether it ends the line. */
    private boolean endsWith(int octet) {
        if (afterCr) {
            afterCr = false;
            if (octet == 0) { // RFC 854: CR NUL is CR; in names since RFC 2640 §3.1
                add('\r');
                return false;
            }
            if (octet != '\n') {
                spoil(BARE_CR);
            }
        }
        switch (octet) {
            case '\n' -> {
                return true; // with or without CR: RFC 959 clients differ
            }
            case '\r' -> afterCr = true;
            case 0 -> spoil(NUL);
            default -> add(octet);
        }
        return false;
    }

    private void spoil(Received reason) {
        if (flaw == null) {
            flaw = reason;
        }
    }

    private void add(int octet) {
        if (reportedTooLong || flaw != null) {
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.max(FIRST_BUFFER, 2 * length));
        }
        line[length++] = (byte) octet;
    }

    private @Nullable Received finish() {
        Received received = reportedTooLong ? null : flaw != null ? flaw : parse();
        line = NO_BUFFER;
        length = 0;
        rawBytes = 0;
        reportedTooLong = false;
        flaw = null;
        return received;
    }

    private Received parse() {
        if (length == 0) {
            return EMPTY;
        }
        int start = Synch.junkBefore(line, length);
        String text = charset.decode(line, start, length - start);
        return text == null ? UNDECODABLE : new Received.Line(CommandLine.parse(text));
    }
}
