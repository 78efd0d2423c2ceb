package dev.wherry.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * An FTP server that does what the tool needs, in memory, and answers some commands with what the
 * test wants. Folders do not matter to it: all files are in one.
 */
final class CrookedServer implements Closeable {
    /** Answers nothing. */
    static final String SILENCE = "";

    private static final Map<String, String> HONEST =
            Map.ofEntries(
                    Map.entry("greeting", "220 ready"),
                    Map.entry("USER", "331 and the password?"),
                    Map.entry("PASS", "230 welcome"),
                    Map.entry("FEAT", "211-Features\r\n EPSV\r\n211 End"),
                    Map.entry("TYPE", "200 ok"),
                    Map.entry("NOOP", "200 ok"),
                    Map.entry("CWD", "250 ok"),
                    Map.entry("CDUP", "250 ok"),
                    Map.entry("MKD", "257 \"x\""),
                    Map.entry("RMD", "250 ok"),
                    Map.entry("QUIT", "221 bye"),
                    Map.entry("begin", "150 here it comes"),
                    Map.entry("end", "226 done"));

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> replies = new ConcurrentHashMap<>(HONEST);
    private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
    private volatile int missing;
    private volatile boolean garbled;

    CrookedServer() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    /** Answers a command otherwise. */
    CrookedServer with(String verb, String reply) {
        replies.put(verb, reply);
        return this;
    }

    /** Leaves out the last bytes of downloads and listings. */
    CrookedServer cutting(int bytes) {
        missing = bytes;
        return this;
    }

    /** Changes a bit in each upload. */
    CrookedServer garbling() {
        garbled = true;
        return this;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Returns the names of the files that are there. */
    Map<String, byte[]> files() {
        return new TreeMap<>(files);
    }

    private void accept() {
        while (true) {
            try {
                Socket control = listener.accept();
                Thread.ofVirtual().start(() -> serve(control));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket control) {
        try (control;
                ServerSocket passive = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var in =
                    new BufferedReader(new InputStreamReader(control.getInputStream(), ISO_8859_1));
            control.setTcpNoDelay(true); // two replies in a row must not wait for each other
            OutputStream out = control.getOutputStream();
            say(out, reply("greeting"));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answer(line, out, passive);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private void answer(String line, OutputStream out, ServerSocket passive) throws IOException {
        String verb = line.split(" ")[0];
        String argument = line.substring(verb.length()).strip();
        String path = argument.substring(argument.lastIndexOf('/') + 1);
        if (replies.containsKey(verb)) {
            say(out, reply(verb));
            return;
        }
        switch (verb) {
            case "EPSV" -> say(out, "229 Entering (|||" + passive.getLocalPort() + "|)");
            case "SIZE" -> say(out, "213 " + files.get(path).length);
            case "DELE" -> say(out, files.remove(path) == null ? "550 no" : "250 gone");
            case "STOR" -> store(path, out, passive);
            case "RETR" -> send(files.get(path), out, passive);
            case "LIST", "NLST", "MLSD" -> send(names(), out, passive);
            default -> say(out, "500 what?");
        }
    }

    private byte[] names() {
        StringBuilder names = new StringBuilder();
        files.keySet().forEach(name -> names.append(name).append("\r\n"));
        return names.toString().getBytes(ISO_8859_1);
    }

    private void store(String path, OutputStream out, ServerSocket passive) throws IOException {
        say(out, reply("begin"));
        try (Socket data = passive.accept()) {
            byte[] bytes = data.getInputStream().readAllBytes();
            if (garbled) {
                bytes[bytes.length / 2] ^= 1;
            }
            files.put(path, bytes);
        }
        say(out, reply("end"));
    }

    private void send(byte[] bytes, OutputStream out, ServerSocket passive) throws IOException {
        say(out, reply("begin"));
        try (Socket data = passive.accept()) {
            data.getOutputStream().write(Arrays.copyOf(bytes, Math.max(0, bytes.length - missing)));
        }
        say(out, reply("end"));
    }

    private String reply(String situation) {
        return replies.get(situation);
    }

    private static void say(OutputStream out, String reply) throws IOException {
        if (!reply.equals(SILENCE)) {
            out.write((reply + "\r\n").getBytes(ISO_8859_1));
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
