package dev.wherry.it.tls;

import dev.wherry.it.PortAlias;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** A connection whose output can be kept for a while, to be sent at once; it sends no FIN. */
final class HeldBack extends PortAlias {
    private final Socket socket;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean keeps;

    HeldBack(Socket socket) {
        super(socket, socket.getPort());
        this.socket = socket;
    }

    /** Sends nothing from now on. */
    HeldBack hold() {
        keeps = true;
        return this;
    }

    /** Sends what was kept, in one piece. */
    void letGo() throws IOException {
        keeps = false;
        socket.getOutputStream().write(kept.toByteArray());
        kept.reset();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        OutputStream out = socket.getOutputStream();
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                (keeps ? kept : out).write(bytes, from, count);
            }
        };
    }

    @Override
    public void shutdownOutput() {}
}
