import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Makes an archive of the classes that a server needs, read and linked already, which the JVM maps
 * into memory when it starts. Starts a server, uses it as clients do, and so finds out which those
 * are. See docs/adr/0011-archive-of-classes.md.
 *
 * <p>Run from its source: {@code java Training.java ARCHIVE JAVA OPTION...}, with the file to make,
 * the java command, and the options that the server is to be started with, its class path among
 * them. Fails after a minute.
 */
public final class Training {
    private static final String MAIN = "dev.wherry.server.Main";
    private static final String PASSWORD = "training";
    private static final int SECONDS_TO_LIVE = 60;
    private static final Pattern STARTED = Pattern.compile("on 127\\.0\\.0\\.1:(\\d+),");

    private final Path folder;
    private final List<String> java;

    private Training(Path folder, List<String> java) {
        this.folder = folder;
        this.java = java;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        endLater();
        Path folder = Files.createTempDirectory("wherry-training");
        try {
            new Training(folder, words.subList(1, words.size())).make(Path.of(words.getFirst()));
        } finally {
            delete(folder);
        }
    }

    /** A server or a JVM that hangs must not keep the user waiting. */
    private static void endLater() {
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        SECONDS.sleep(SECONDS_TO_LIVE);
                    } catch (InterruptedException e) {
                        return;
                    }
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                    Runtime.getRuntime().halt(1);
                });
    }

    private void make(Path archive) throws Exception {
        Path classes = folder.resolve("classes");
        serve(classes);
        run(
                java(
                        List.of(
                                "-Xshare:dump",
                                "-XX:+AOTClassLinking",
                                "-XX:SharedClassListFile=" + classes,
                                "-XX:SharedArchiveFile=" + archive)));
        // As it is going to be used, but that "on" fails where the JVM would do without.
        run(
                java(
                        List.of(
                                "-XX:SharedArchiveFile=" + archive,
                                "-Xlog:cds=off,aot=off",
                                "-Xshare:on"),
                        MAIN,
                        "--version"));
    }

    private List<String> java(List<String> options, String... rest) {
        return Stream.of(java, options, List.of(rest)).flatMap(List::stream).toList();
    }

    /** Runs a server, and has the JVM write down its classes. */
    private void serve(Path classes) throws Exception {
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        makeCertificate(key, certificate);
        Path served = Files.createDirectory(folder.resolve("served"));
        List<String> command =
                java(
                        List.of("-XX:DumpLoadedClassList=" + classes),
                        MAIN,
                        "serve",
                        served.toString(),
                        "--interface=127.0.0.1",
                        "--port=0",
                        "--write",
                        "--username=training",
                        "--password=" + PASSWORD,
                        "--certfile=" + certificate,
                        "--keyfile=" + key);
        Process server = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader log =
                new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8))) {
            int port = portIn(log);
            new Client(port, false).visit();
            new Client(port, true).visit();
            server.destroy(); // SIGTERM
            check(server.waitFor(), command);
        } finally {
            server.destroyForcibly();
        }
    }

    private static int portIn(BufferedReader log) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
            lines.add(line);
        }
        throw new IOException("the server has not started: " + lines);
    }

    private void makeCertificate(Path key, Path certificate) throws Exception {
        Path store = folder.resolve("store");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        // With the extensions that certificates have, each of which has a class.
        String options =
                "-genkeypair -alias training -keyalg EC -dname CN=localhost -storepass "
                        + PASSWORD
                        + " -ext bc=ca:true -ext san=dns:localhost,ip:127.0.0.1";
        List<String> command = new ArrayList<>(List.of(keytool, "-keystore", store.toString()));
        command.addAll(List.of(options.split(" ")));
        run(command);
        KeyStore entries = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        byte[] secret = entries.getKey("training", PASSWORD.toCharArray()).getEncoded();
        writePem(key, "PRIVATE KEY", secret);
        writePem(certificate, "CERTIFICATE", entries.getCertificate("training").getEncoded());
    }

    private static void writePem(Path file, String label, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(
                file, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        check(process.waitFor(), command);
    }

    private static void check(int status, List<String> command) throws IOException {
        if (status != 0) {
            throw new IOException("ended with " + status + ": " + String.join(" ", command));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** One session, in clear or inside TLS, with a bit of everything. */
    private static final class Client {
        private final int port;
        private final SSLContext tls;
        private Socket control;
        private BufferedReader replies;
        private boolean secret;

        Client(int port, boolean secret) throws GeneralSecurityException {
            this.port = port;
            this.secret = secret;
            this.tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {new Trusting()}, null);
        }

        void visit() throws IOException {
            open(new Socket("127.0.0.1", port));
            readReply();
            if (secret) {
                say("AUTH TLS");
                open(wrapped(control));
                say("PBSZ 0");
                say("PROT P");
            }
            say("USER training");
            say("PASS " + PASSWORD);
            say("SYST", "FEAT", "PWD", "TYPE I", "OPTS UTF8 ON", "NOOP");
            for (int i = 0; i < 3; i++) {
                send("STOR file", "EPSV");
                send("APPE file", "PASV");
                receive("RETR file", "EPSV");
            }
            say("SIZE file", "MDTM file", "MLST file", "STAT", "REST 10");
            receive("RETR file", "EPSV");
            receive("MLSD", "EPSV");
            say("TYPE A");
            receive("LIST", "PASV");
            receive("NLST", "EPSV");
            receive("RETR file", "EPSV");
            say("MKD folder", "CWD folder", "CDUP", "RMD folder");
            say("RNFR file", "RNTO other", "DELE other", "QUIT");
            control.close();
        }

        private void open(Socket socket) throws IOException {
            control = socket;
            replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        }

        /** For one and the same host and port, so that data connections resume the session. */
        private SSLSocket wrapped(Socket socket) throws IOException {
            SSLSocket inside =
                    (SSLSocket)
                            tls.getSocketFactory().createSocket(socket, "localhost", port, true);
            inside.startHandshake();
            return inside;
        }

        private String say(String... lines) throws IOException {
            String reply = "";
            for (String line : lines) {
                control.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
                reply = readReply();
            }
            return reply;
        }

        /** Skips preliminary replies, and refuses those that say no. */
        private String readReply() throws IOException {
            String line = replies.readLine();
            while (line != null && (!line.matches("\\d{3} .*"))) {
                line = replies.readLine();
            }
            if (line == null || line.charAt(0) > '3') {
                throw new IOException("the server answered: " + line);
            }
            return line;
        }

        private void send(String command, String passive) throws IOException {
            try (Socket data = connect(command, passive)) {
                data.getOutputStream().write(new byte[100_000]);
            }
            readReply();
        }

        private void receive(String command, String passive) throws IOException {
            try (Socket data = connect(command, passive)) {
                data.getInputStream().readAllBytes();
            }
            readReply();
        }

        private Socket connect(String command, String passive) throws IOException {
            Socket data = new Socket("127.0.0.1", portIn(say(passive)));
            say(command); // 150
            return secret ? wrapped(data) : data;
        }

        /** The port in (h1,h2,h3,h4,p1,p2) or (|||port|). */
        private static int portIn(String reply) {
            String[] fields = reply.substring(reply.indexOf('(') + 1).split("[,|)]");
            return reply.startsWith("229")
                    ? Integer.parseInt(fields[3])
                    : Integer.parseInt(fields[4]) * 256 + Integer.parseInt(fields[5]);
        }
    }

    /** The server is our own child. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
