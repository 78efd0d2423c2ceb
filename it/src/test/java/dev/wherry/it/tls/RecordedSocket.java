package dev.wherry.it.tls;

import dev.wherry.it.PortAlias;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A connection that remembers which kinds of TLS records came over it. For one thread. */
final class RecordedSocket extends PortAlias {
    static final int ALERT = 21;

    private static final int HEADER_BYTES = 5;

    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    RecordedSocket(Socket socket) {
        super(socket, socket.getPort());
    }

    /** Returns the types of the records since that many bytes; RFC 8446 §5.1 lists them. */
    List<Integer> typesSince(int start) {
        byte[] bytes = read.toByteArray();
        List<Integer> types = new ArrayList<>();
        int at = start;
        while (at + HEADER_BYTES <= bytes.length) {
            types.add((int) bytes[at]);
            at += HEADER_BYTES + ((bytes[at + 3] & 0xFF) << 8 | (bytes[at + 4] & 0xFF));
        }
        return types;
    }

    /** Returns how many bytes have come. */
    int count() {
        return read.size();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int count = in.read(into, from, most);
                if (count > 0) {
                    read.write(into, from, count);
                }
                return count;
            }
        };
    }
}
