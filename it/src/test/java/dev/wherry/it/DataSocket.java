package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocket;

/**
 * The client's end of a data connection. In active mode it listens at first and accepts when it is
 * used.
 */
public final class DataSocket implements AutoCloseable {
    private final ServerSocket listener;
    private UnaryOperator<Socket> protection = UnaryOperator.identity();
    private Socket socket;
    private Socket talking;

    private DataSocket(ServerSocket listener, Socket socket) {
        this.listener = listener;
        this.socket = socket;
    }

    /** Connects to a passive port. */
    public static DataSocket connect(InetSocketAddress target, InetAddress from) {
        return connect(target, from, 0);
    }

    /**
     * Connects with a receive buffer of that size, if it is not 0: so small that a sender waits.
     */
    public static DataSocket connect(
            InetSocketAddress target, InetAddress from, int receiveBuffer) {
        Socket socket = new Socket();
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(target, (int) Await.PATIENCE.toMillis());
            socket.setSoTimeout((int) Await.PATIENCE.toMillis());
            return new DataSocket(null, socket);
        } catch (IOException e) {
            closeQuietly(socket);
            throw new UncheckedIOException(e);
        }
    }

    /** Listens for the server's connection. */
    public static DataSocket listen(InetAddress address) {
        return listen(address, 0);
    }

    public static DataSocket listen(InetAddress address, int receiveBuffer) {
        try {
            ServerSocket listener = new ServerSocket();
            if (receiveBuffer > 0) {
                listener.setReceiveBufferSize(receiveBuffer);
            }
            listener.bind(new InetSocketAddress(address, 0), 5);
            listener.setSoTimeout((int) Await.PATIENCE.toMillis());
            return new DataSocket(listener, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the port that listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Returns the address that listens. */
    public InetAddress address() {
        return listener.getInetAddress();
    }

    /** Lets something come between the connection and its data, when the first of them moves. */
    DataSocket protectedBy(UnaryOperator<Socket> inside) {
        protection = inside;
        return this;
    }

    /** Returns what data is read from and written to. */
    public Socket socket() {
        if (talking == null) {
            talking = protection.apply(rawSocket());
        }
        return talking;
    }

    /** Returns the socket, which in active mode is there when the server has connected. */
    public Socket rawSocket() {
        if (socket == null) {
            try {
                socket = listener.accept();
                socket.setSoTimeout((int) Await.PATIENCE.toMillis());
            } catch (SocketTimeoutException e) {
                throw new AssertionError("the server did not connect", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return socket;
    }

    /** Tells whether the server has connected, without waiting. */
    boolean hasVisitor() {
        try {
            listener.setSoTimeout(1);
            listener.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does what comes before the data: inside of TLS the handshake, for which the server waits. */
    public DataSocket begin() {
        if (socket() instanceof SSLSocket tls) {
            tls.getSession(); // waits for the first handshake, and never begins another one
        }
        return this;
    }

    /** Reads until the server ends the connection in order. */
    public byte[] readAll() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        try {
            InputStream in = socket().getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                all.write(buffer, 0, count);
            }
            return all.toByteArray();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the data stopped after " + all.size() + " bytes", e);
        } catch (IOException e) {
            throw new UncheckedIOException("after " + all.size() + " bytes", e);
        }
    }

    /** Reads exactly so many bytes. */
    public byte[] read(int count) {
        try {
            byte[] bytes = socket().getInputStream().readNBytes(count);
            if (bytes.length < count) {
                throw new AssertionError("the data ended after " + bytes.length + " bytes");
            }
            return bytes;
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the data stopped", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the connection ends in whatever way, and returns how many bytes came. */
    public long drain() {
        long bytes = 0;
        byte[] buffer = new byte[64 * 1024];
        try {
            InputStream in = socket().getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes += count;
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the data connection was left open", e);
        } catch (IOException e) {
            // A reset is an end too.
        }
        return bytes;
    }

    /** Tells whether nothing has come, whether or not the connection was ended. */
    boolean isSilent() {
        try {
            socket().setSoTimeout(20);
            return socket().getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return true; // reset
        }
    }

    /** Reads lines, each of which must end in CR LF. */
    public List<String> readLines() {
        return lines(new String(readAll(), UTF_8));
    }

    static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (!text.endsWith("\r\n")) {
            throw new AssertionError("the last line has no CR LF: " + text);
        }
        List<String> lines = Arrays.asList(text.substring(0, text.length() - 2).split("\r\n", -1));
        if (lines.stream().anyMatch(line -> line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0)) {
            throw new AssertionError("a bare CR or LF in: " + lines);
        }
        return lines;
    }

    public DataSocket write(byte[] bytes) {
        try {
            OutputStream out = begin().socket().getOutputStream();
            out.write(bytes);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DataSocket write(String text) {
        return write(text.getBytes(UTF_8));
    }

    /** Ends the connection in order: FIN. */
    @Override
    public void close() {
        closeQuietly(talking);
        closeQuietly(socket);
        closeQuietly(listener);
    }

    /** Ends the connection with a reset. */
    public void reset() {
        try {
            rawSocket().setSoLinger(true, 0);
            rawSocket().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    private static void closeQuietly(AutoCloseable resource) {
        if (resource != null) {
            try {
                resource.close();
            } catch (Exception e) {
                // Whatever it was, the descriptor is gone.
            }
        }
    }
}
