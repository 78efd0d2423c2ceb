package dev.wherry.it.tls;

import dev.wherry.it.DataSocket;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.it.WireClient;
import dev.wherry.it.WireReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * A client inside of TLS. Its data connections are protected once it was told so, by the same
 * {@link TlsClient}, and so resume its session.
 */
final class SecureWireClient implements AutoCloseable {
    private final Socket raw;
    private final SSLSocket tls;
    private final int port;
    private final WireClient ftp;
    private TlsClient dataClient;
    private boolean protectsData;

    private SecureWireClient(Socket raw, TlsClient client, boolean protectsData) {
        this.raw = raw;
        this.port = raw.getPort();
        this.dataClient = client;
        this.protectsData = protectsData;
        this.tls = client.around(raw, port);
        try {
            tls.startHandshake();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.ftp = WireClient.over(tls, this::protect);
    }

    /** AUTH, and the handshake. */
    static SecureWireClient auth(WireClient clear, TlsClient client) {
        clear.send("AUTH TLS").expect(234);
        return on(clear, client);
    }

    /** The handshake alone, on a connection where the server waits for it. */
    static SecureWireClient on(WireClient clear, TlsClient client) {
        return new SecureWireClient(clear.socket(), client, false);
    }

    /** Connects, AUTH, and the handshake. */
    static SecureWireClient to(TestFtpServer server) {
        return to(server, TlsClient.fresh());
    }

    static SecureWireClient to(TestFtpServer server, TlsClient client) {
        return auth(server.connect(), client);
    }

    /** Connects to a listener that begins with TLS; the greeting is still to be read. */
    static SecureWireClient toImplicit(TestFtpServer server, TlsClient client) {
        return new SecureWireClient(server.connectSilently().socket(), client, true);
    }

    /** Connects, protects everything, and logs in, in TYPE I. */
    static SecureWireClient login(TestFtpServer server) {
        return login(server, TlsClient.fresh());
    }

    static SecureWireClient login(TestFtpServer server, TlsClient client) {
        return to(server, client).login("alice").protectData();
    }

    /** Logs in, in TYPE I. */
    SecureWireClient login(String user) {
        ftp.login(user, "secret").send("TYPE I").expect(200);
        return this;
    }

    /** PBSZ and PROT. */
    SecureWireClient protectData() {
        ftp.send("PBSZ 0").expect(200).send("PROT P").expect(200);
        return protectsData(true);
    }

    /** Sets what this side does with data connections, without telling the server. */
    SecureWireClient protectsData(boolean protect) {
        protectsData = protect;
        return this;
    }

    /** Lets another client's TLS protect the data connections. */
    SecureWireClient dataClient(TlsClient client) {
        dataClient = client;
        return this;
    }

    private Socket protect(Socket connection) {
        return protectsData ? dataClient.around(connection, port) : connection;
    }

    /**
     * Ends TLS when the server has, and goes on in clear. To be used with {@link
     * TlsClient#leavingTheConnection}.
     */
    WireClient backToClear() {
        ftp.expectClosed();
        try {
            tls.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return WireClient.over(raw, this::protect);
    }

    /** Returns what talks inside of TLS. */
    WireClient ftp() {
        return ftp;
    }

    /** Returns the TCP connection, which can be cut. */
    Socket raw() {
        return raw;
    }

    SSLSocket tls() {
        return tls;
    }

    SSLSession session() {
        return tls.getSession();
    }

    SecureWireClient send(String line) {
        ftp.send(line);
        return this;
    }

    SecureWireClient sendRaw(String latin1) {
        ftp.sendRaw(latin1);
        return this;
    }

    WireReply reply() {
        return ftp.reply();
    }

    SecureWireClient expect(int code) {
        ftp.expect(code);
        return this;
    }

    SecureWireClient expectPreliminary() {
        ftp.expectPreliminary();
        return this;
    }

    SecureWireClient expectInSync() {
        ftp.expectInSync();
        return this;
    }

    SecureWireClient expectClosed() {
        ftp.expectClosed();
        return this;
    }

    WireReply ask(String line) {
        return ftp.ask(line);
    }

    DataSocket passive() {
        return ftp.passive();
    }

    /** Does what a first read or write would do. */
    static void handshake(DataSocket data) throws IOException {
        ((SSLSocket) data.socket()).startHandshake();
    }

    byte[] download(String command) {
        return ftp.download(command);
    }

    SecureWireClient upload(String command, byte[] content) {
        ftp.upload(command, content);
        return this;
    }

    /** As {@link #upload}, and reads what the server has to say: a ticket for the next time. */
    SecureWireClient uploadPatiently(String command, byte[] content) {
        try (DataSocket data = passive()) {
            send(command).expectPreliminary();
            data.write(content);
            data.socket().shutdownOutput();
            if (data.readAll().length > 0) {
                throw new AssertionError("data came from where it went to");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    List<String> list(String command) {
        return ftp.list(command);
    }

    /** close_notify and FIN. */
    @Override
    public void close() {
        ftp.close();
    }
}
