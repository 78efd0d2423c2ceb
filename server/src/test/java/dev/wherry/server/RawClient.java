package dev.wherry.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/** A control connection as the bytes on it. */
final class RawClient implements AutoCloseable {
    private static final Pattern PASSIVE_PORT =
            Pattern.compile("229 .*\\(\\|\\|\\|([0-9]+)\\|\\).*");

    private Socket control;
    private BufferedReader replies;

    private RawClient(int port) throws IOException {
        control = new Socket(InetAddress.getLoopbackAddress(), port);
        replies = reader(control);
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    static RawClient connect(int port) throws IOException {
        RawClient client = new RawClient(port);
        client.expect("220");
        return client;
    }

    static RawClient login(int port, String user, String password) throws IOException {
        RawClient client = connect(port);
        client.send("USER " + user).expect("331");
        client.send("PASS " + password).expect("230");
        return client;
    }

    /** Says AUTH and begins TLS, whatever the server's certificate. */
    void startTls() throws IOException {
        send("AUTH TLS").expect("234");
        control = TlsClient.over(control);
        replies = reader(control);
    }

    /** Returns that of the server's certificate, after {@link #startTls}. */
    String fingerprint() throws IOException, GeneralSecurityException {
        return TlsClient.fingerprint((SSLSocket) control);
    }

    RawClient send(String lines) throws IOException {
        control.getOutputStream().write((lines + "\r\n").getBytes(UTF_8));
        return this;
    }

    String expect(String code) throws IOException {
        String reply = replies.readLine();
        assertThat(reply).matches(code + "[0-9]{0,2} .*");
        return reply;
    }

    void expectEnd() throws IOException {
        assertThat(replies.readLine()).isNull();
    }

    /** Opens a data connection, from the client to the server. */
    Socket openData() throws IOException {
        Matcher matcher = PASSIVE_PORT.matcher(send("EPSV").expect("229"));
        assertThat(matcher.matches()).isTrue();
        return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(matcher.group(1)));
    }

    @Override
    public void close() throws IOException {
        control.close();
    }
}
