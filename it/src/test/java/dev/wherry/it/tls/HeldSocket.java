package dev.wherry.it.tls;

import dev.wherry.it.PortAlias;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** A connection that can keep what is written, and then send all of it in one segment. */
final class HeldSocket extends PortAlias {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean holds;

    HeldSocket(Socket socket) {
        super(socket, socket.getPort());
    }

    /** Sends nothing from now on. */
    void hold() {
        holds = true;
    }

    /** Sends what was kept, and goes on. */
    void release() throws IOException {
        holds = false;
        super.getOutputStream().write(kept.toByteArray());
        kept.reset();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                (holds ? kept : out).write(bytes, from, count);
            }
        };
    }
}
