package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A client that says exactly what it is told and believes nothing: a reply that is malformed, late
 * or not the expected one fails the test, with the conversation so far. For one thread.
 */
public final class WireClient implements AutoCloseable {
    private static final Pattern PASV =
            Pattern.compile(
                    "[^(]*\\(([0-9]+),([0-9]+),([0-9]+),([0-9]+),([0-9]+),([0-9]+)\\)[^()]*");
    private static final Pattern EPSV = Pattern.compile("[^(]*\\(\\|\\|\\|([0-9]+)\\|\\)");
    private static final int REMEMBERED = 40;

    private final Socket connection;
    private Socket socket;
    private ReplyReader replies;
    private UnaryOperator<Socket> protection;
    private @Nullable TlsClient tls;
    private final List<DataSocket> data = new ArrayList<>();
    private final List<String> conversation = new ArrayList<>();
    private WireReply last = new WireReply(0, List.of("nothing yet"));

    private WireClient(Socket socket, UnaryOperator<Socket> protection) throws IOException {
        this.connection = socket;
        this.socket = socket;
        this.protection = protection;
        this.replies = new ReplyReader(new BufferedInputStream(socket.getInputStream()));
    }

    /** Connects from an address; the greeting is still to be read. */
    public static WireClient connect(InetSocketAddress server, InetAddress from) {
        Socket socket = new Socket();
        try {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(server, (int) Await.PATIENCE.toMillis());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Await.PATIENCE.toMillis());
            return new WireClient(socket, UnaryOperator.identity());
        } catch (IOException e) {
            try {
                socket.close();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw new UncheckedIOException(e);
        }
    }

    /** Talks over a connection that stands; something may come between it and the data. */
    public static WireClient over(Socket socket, UnaryOperator<Socket> protection) {
        try {
            return new WireClient(socket, protection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets this client begin with TLS when it is told to {@link #secure} itself, or logs in. */
    WireClient securingItselfBy(TlsClient client) {
        tls = client;
        return this;
    }

    /** AUTH TLS, PBSZ and PROT, if this is a client that does so and has not done it yet. */
    WireClient secure() {
        TlsClient client = tls;
        if (client == null || socket != connection) {
            return this;
        }
        send("AUTH TLS").expect(234);
        int session = connection.getPort();
        SSLSocket inside = client.leavingTheConnection().around(connection, session);
        try {
            inside.startHandshake();
        } catch (IOException e) {
            throw new UncheckedIOException(conversation(), e);
        }
        talkThrough(inside, data -> client.around(data, session));
        return send("PBSZ 0").expect(200).send("PROT P").expect(200);
    }

    private void talkThrough(Socket through, UnaryOperator<Socket> dataProtection) {
        try {
            replies = new ReplyReader(new BufferedInputStream(through.getInputStream()));
            socket = through;
            protection = dataProtection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** REIN, which also ends TLS (RFC 4217 §13); the next {@link #login} begins it again. */
    WireClient rein() {
        send("REIN").expect(220);
        if (tls != null && socket != connection) {
            expectClosed();
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            talkThrough(connection, UnaryOperator.identity());
        }
        return this;
    }

    /** Waits so long for each reply from now on. */
    public WireClient patience(Duration patience) {
        try {
            socket.setSoTimeout((int) patience.toMillis());
            return this;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Saying something

    /** Sends a line and its CR LF in one segment. */
    public WireClient send(String line) {
        note("> " + line);
        return write((line + "\r\n").getBytes(UTF_8));
    }

    /** Sends bytes as they are. */
    public WireClient sendRaw(byte[] bytes) {
        note(
                "> ("
                        + bytes.length
                        + " bytes) "
                        + new String(bytes, 0, Math.min(60, bytes.length), UTF_8));
        return write(bytes);
    }

    /** Sends characters below 256 as one byte each. */
    public WireClient sendRaw(String latin1) {
        return sendRaw(latin1.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private WireClient write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(conversation(), e);
        }
    }

    /** Sends one byte of urgent data. */
    WireClient sendUrgent(int octet) {
        note("> urgent " + Integer.toHexString(octet));
        try {
            socket.sendUrgentData(octet);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Hearing something

    /** Reads one reply. */
    public WireReply reply() {
        try {
            last = replies.next();
        } catch (ReplyReader.EndOfConversation e) {
            note("< closed");
            throw new AssertionError(e.getMessage() + conversation(), e);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + conversation(), e);
        } catch (IOException e) {
            throw new AssertionError("the connection broke: " + e.getMessage() + conversation(), e);
        }
        note("< " + last);
        return last;
    }

    /** Reads one reply and requires its code. */
    public WireClient expect(int code) {
        WireReply reply = reply();
        if (reply.code() != code) {
            throw new AssertionError("expected " + code + ", but got " + reply + conversation());
        }
        return this;
    }

    /** Reads one reply of one line and requires it to be exactly that. */
    public WireClient expectExactly(String line) {
        WireReply reply = reply();
        assertThat(reply.toString()).as(conversation()).isEqualTo(line);
        return this;
    }

    /** Reads a preliminary reply: 125 or 150. */
    public WireClient expectPreliminary() {
        WireReply reply = reply();
        if (reply.code() != 125 && reply.code() != 150) {
            throw new AssertionError("expected 125 or 150, but got " + reply + conversation());
        }
        return this;
    }

    /** Sends a line and reads its reply. */
    public WireReply ask(String line) {
        return send(line).reply();
    }

    /** Returns the reply that was read last. */
    public WireReply last() {
        return last;
    }

    /** Requires that the server closes the connection and says nothing more. */
    public WireClient expectClosed() {
        try {
            WireReply reply = replies.next();
            throw new AssertionError("expected the end, but got " + reply + conversation());
        } catch (ReplyReader.EndOfConversation e) {
            note("< closed");
            return this;
        } catch (SocketException e) {
            note("< reset");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AssertionError e) {
            throw new AssertionError("expected the end: " + e.getMessage() + conversation(), e);
        }
    }

    /**
     * Requires that nothing is unread and the session serves on: the next reply is that to NOOP.
     */
    public WireClient expectInSync() {
        return send("PWD").expectPwd();
    }

    private WireClient expectPwd() {
        WireReply reply = reply();
        if (reply.code() != 257) {
            throw new AssertionError("out of step: 257 expected, not " + reply + conversation());
        }
        return this;
    }

    // Who

    /** Logs in, inside of TLS if it is one of those that secure themselves. */
    public WireClient login(String user, String password) {
        return secure().send("USER " + user).expect(331).send("PASS " + password).expect(230);
    }

    // Data connections

    /** PASV and the address that it tells. */
    public InetSocketAddress pasv() {
        WireReply reply = send("PASV").reply();
        Matcher matcher = PASV.matcher(reply.code() == 227 ? reply.text() : "");
        if (!matcher.matches()) {
            throw new AssertionError("no answer to PASV: " + reply + conversation());
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            address[i] = (byte) Integer.parseInt(matcher.group(i + 1));
        }
        int port = Integer.parseInt(matcher.group(5)) << 8 | Integer.parseInt(matcher.group(6));
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** EPSV and the address that it tells. */
    public InetSocketAddress epsv() {
        WireReply reply = send("EPSV").reply();
        Matcher matcher = EPSV.matcher(reply.code() == 229 ? reply.text() : "");
        if (!matcher.matches()) {
            throw new AssertionError("no answer to EPSV: " + reply + conversation());
        }
        return new InetSocketAddress(socket.getInetAddress(), Integer.parseInt(matcher.group(1)));
    }

    /** Connects to a passive port from the address of this client. */
    public DataSocket dial(InetSocketAddress target) {
        return keep(DataSocket.connect(target, localAddress()));
    }

    /** PASV, and a connection to it. */
    public DataSocket passive() {
        return dial(pasv());
    }

    /** PASV, and a connection that takes no more than a few packets unread. */
    public DataSocket passiveWithSmallWindow() {
        return keep(DataSocket.connect(pasv(), localAddress(), 4 * 1024));
    }

    /** PASV, and a connection that stands when this client is closed. */
    DataSocket passiveOfItsOwn(int receiveBuffer) {
        return DataSocket.connect(pasv(), localAddress(), receiveBuffer).protectedBy(protection);
    }

    /** A port of our own, told with PORT. */
    public DataSocket active() {
        DataSocket listener = listen();
        send(portCommand(listener)).expect(200);
        return listener;
    }

    /** A port of our own that the server was not told of yet. */
    public DataSocket listen() {
        return keep(DataSocket.listen(localAddress()));
    }

    public static String portCommand(DataSocket listener) {
        return portCommand(listener.address(), listener.port());
    }

    public static String portCommand(InetAddress address, int port) {
        String host = address.getHostAddress().replace('.', ',');
        return "PORT " + host + "," + (port >> 8) + "," + (port & 0xFF);
    }

    private DataSocket keep(DataSocket connection) {
        data.add(connection);
        return connection.protectedBy(protection);
    }

    /** Does a whole download but its final reply, which the test expects itself. */
    public byte[] download(String command) {
        try (DataSocket from = passive()) {
            send(command).expectPreliminary();
            return from.readAll();
        }
    }

    /** Does a whole upload but its final reply, which the test expects itself. */
    public WireClient upload(String command, byte[] content) {
        try (DataSocket to = passive()) {
            send(command).expectPreliminary();
            to.write(content);
        }
        return this;
    }

    public WireClient upload(String command, String content) {
        return upload(command, content.getBytes(UTF_8));
    }

    /** Does a whole listing with its 226. */
    public List<String> list(String command) {
        List<String> lines = DataSocket.lines(new String(download(command), UTF_8));
        expect(226);
        return lines;
    }

    // The connection

    public InetAddress localAddress() {
        return socket.getLocalAddress();
    }

    public int localPort() {
        return socket.getLocalPort();
    }

    public InetSocketAddress serverAddress() {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    public Socket socket() {
        return socket;
    }

    /** Says that no more will be sent, and goes on reading. */
    public WireClient halfClose() {
        note("> FIN");
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the connection with a reset. */
    public void reset() {
        note("> RST");
        try {
            connection.setSoLinger(true, 0);
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    /** Tells how many bytes have come that nobody has read. */
    public boolean hasUnread() {
        try {
            return connection.getInputStream().available() > 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the connections in the order in which the system does it for a process that dies. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            data.forEach(DataSocket::close);
        }
    }

    private void note(String line) {
        conversation.add(line);
        if (conversation.size() > REMEMBERED) {
            conversation.removeFirst();
        }
    }

    private String conversation() {
        return "\n  " + String.join("\n  ", conversation);
    }
}
