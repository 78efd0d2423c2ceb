package dev.wherry.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wherry.FtpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;

/** A client of one example. */
final class Visitor implements AutoCloseable {
    private final FTPClient ftp = new FTPClient();

    private Visitor() {}

    /** Connects, and does not log in. */
    static Visitor at(FtpServer server) throws IOException {
        Visitor visitor = new Visitor();
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
