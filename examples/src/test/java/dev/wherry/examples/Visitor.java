package dev.wherry.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wherry.FtpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPSClient;
import org.apache.commons.net.util.TrustManagerUtils;

/** A client of one example. */
final class Visitor implements AutoCloseable {
    private final FTPClient ftp;

    private Visitor(FTPClient ftp) {
        this.ftp = ftp;
    }

    /** Connects, and does not log in. */
    static Visitor at(FtpServer server) throws IOException {
        return at(server, new FTPClient());
    }

    private static Visitor at(FtpServer server, FTPClient ftp) throws IOException {
        Visitor visitor = new Visitor(ftp);
        visitor.ftp.setConnectTimeout(10_000);
        visitor.ftp.setDefaultTimeout(10_000);
        visitor.ftp.setDataTimeout(Duration.ofSeconds(10));
        visitor.ftp.connect("127.0.0.1", server.port());
        return visitor;
    }

    /** Connects and logs in. */
    static Visitor at(FtpServer server, String user, String password) throws IOException {
        Visitor visitor = at(server);
        if (!visitor.login(user, password)) {
            throw new IOException(visitor.lastReply());
        }
        visitor.ftp.setFileType(FTP.BINARY_FILE_TYPE);
        visitor.ftp.enterLocalPassiveMode();
        return visitor;
    }

    /** Connects with TLS, trusting everybody, and does not log in. */
    static Visitor secure(FtpServer server, boolean implicit) throws IOException {
        return secure(server, new FTPSClient(implicit));
    }

    /** Connects with TLS, showing a certificate. */
    static Visitor showing(FtpServer server, KeyManager certificate) throws IOException {
        FTPSClient ftps = new FTPSClient(false);
        ftps.setKeyManager(certificate);
        return secure(server, ftps);
    }

    private static Visitor secure(FtpServer server, FTPSClient ftps) throws IOException {
        ftps.setTrustManager(TrustManagerUtils.getAcceptAllTrustManager());
        Visitor visitor = at(server, ftps);
        ftps.execPBSZ(0);
        ftps.execPROT("P");
        ftps.enterLocalPassiveMode();
        return visitor;
    }

    boolean login(String user, String password) throws IOException {
        return ftp.login(user, password);
    }

    /** Sends a command and returns the whole reply. */
    String say(String command) throws IOException {
        ftp.sendCommand(command);
        return lastReply();
    }

    /** Uploads a text and tells whether the server took it. */
    boolean upload(String path, String text) throws IOException {
        return ftp.storeFile(path, new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    /** Downloads a text, or fails with the reply. */
    String download(String path) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        if (!ftp.retrieveFile(path, content)) {
            throw new IOException(lastReply());
        }
        return content.toString(UTF_8);
    }

    /** Returns the names in a directory, or fails with the reply. */
    String[] names(String directory) throws IOException {
        String[] names = ftp.listNames(directory);
        if (names == null) {
            throw new IOException(lastReply());
        }
        return names;
    }

    /** Returns the last reply without the line end behind it. */
    String lastReply() {
        return ftp.getReplyString().strip();
    }

    @Override
    public void close() throws IOException {
        ftp.disconnect();
    }
}
