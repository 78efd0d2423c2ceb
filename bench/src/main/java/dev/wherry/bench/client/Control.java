package dev.wherry.bench.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The control connection: commands out, each in one write, and replies in. */
final class Control implements Closeable {
    private static final int LONGEST_COMMAND = 4096;
    private static final int REPLIES = 4096;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final PlainWire plain;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LONGEST_COMMAND);
    private final ReplyParser parser = new ReplyParser();
    private Wire wire;
    private ByteBuffer received = NOTHING;

    private Control(PlainWire plain) {
        this.plain = plain;
        wire = plain;
    }

    static Control connect(Target target, Waiting waiting, Watchdog watchdog) throws IOException {
        ByteBuffer in = ByteBuffer.allocateDirect(REPLIES);
        PlainWire plain = PlainWire.open(target.address().getAddress(), waiting, in, watchdog);
        plain.connect(target.address(), true);
        return new Control(plain);
    }

    /** Protects the connection from now on. */
    TlsWire secure(TlsContext context) throws IOException {
        TlsWire tls = TlsWire.over(plain, context.engine(), new Scratch());
        wire = tls;
        return tls;
    }

    /** Returns the version of TLS, empty without. */
    String protocol() {
        return wire instanceof TlsWire tls ? tls.session().getProtocol() : "";
    }

    /** Encodes a command; names of files are ASCII here, and others come out as they went in. */
    static void encode(String command, ByteBuffer to) {
        to.put(command.getBytes(ISO_8859_1)).put((byte) '\r').put((byte) '\n');
    }

    void send(String command) throws IOException {
        encode(command, out.clear());
        wire.write(out.flip());
    }

    Reply read() throws IOException {
        while (true) {
            Reply reply = parser.take(received);
            if (reply != null) {
                return reply;
            }
            ByteBuffer next = wire.receive();
            if (next == null) {
                throw new WrongAnswer("it closed the control connection");
            }
            received = next;
        }
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
