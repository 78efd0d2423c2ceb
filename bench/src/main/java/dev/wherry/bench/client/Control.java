package dev.wherry.bench.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The control connection: commands out, each in one write, and replies in. */
final class Control implements Closeable {
    private static final int LONGEST_COMMAND = 4096;
    private static final int LONGEST_REPLY = 1 << 20;

    private final Wire wire;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LONGEST_COMMAND);
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 13).limit(0);
    private final StringBuilder line = new StringBuilder();

    Control(Wire wire) {
        this.wire = wire;
    }

    void send(String command) throws IOException {
        out.clear();
        out.put(command.getBytes(ISO_8859_1)).put((byte) '\r').put((byte) '\n').flip();
        wire.write(out);
    }

    Reply read() throws IOException {
        String first = readLine();
        int code = code(first);
        if (first.length() < 4 || first.charAt(3) != '-') {
            return new Reply(code, first);
        }
        StringBuilder text = new StringBuilder(first);
        String last = code + " ";
        while (true) {
            String next = readLine();
            text.append('\n').append(next);
            if (next.startsWith(last)) {
                return new Reply(code, text.toString());
            }
            if (text.length() > LONGEST_REPLY) {
                throw new WrongAnswer("a reply has no end");
            }
        }
    }

    private static int code(String line) throws WrongAnswer {
        int code = 0;
        for (int i = 0; i < 3; i++) {
            int digit = i < line.length() ? line.charAt(i) - '0' : -1;
            if (digit < 0 || digit > 9) {
                throw new WrongAnswer(new Reply(0, line).quoted() + " is no reply of FTP");
            }
            code = 10 * code + digit;
        }
        return code;
    }

    /** Returns one line without its end. */
    private String readLine() throws IOException {
        line.setLength(0);
        while (true) {
            while (in.hasRemaining()) {
                char c = (char) (in.get() & 0xff);
                if (c == '\n') {
                    int length = line.length();
                    boolean proper = length > 0 && line.charAt(length - 1) == '\r';
                    return line.substring(0, proper ? length - 1 : length);
                }
                line.append(c);
            }
            if (line.length() > LONGEST_REPLY) {
                throw new WrongAnswer("a line of a reply has no end");
            }
            in.clear();
            int count = wire.read(in);
            in.flip();
            if (count < 0) {
                throw new WrongAnswer("it closed the control connection");
            }
        }
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
