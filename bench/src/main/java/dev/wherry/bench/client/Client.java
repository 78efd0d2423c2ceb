package dev.wherry.bench.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** A session with a server, logged in, in binary type. Blocks; used by one thread. */
public final class Client implements Closeable {
    private static final Pattern EPSV = Pattern.compile("\\((.)\\1\\1(\\d{1,5})\\1\\)");

    /** Larger reads cost the client less, but leave the caches of the processor. */
    private static final int BUFFER = 512 << 10;

    private final Target target;
    private final Watchdog watchdog;
    private final Control control;
    private final Reply greeting;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    private Client(Target target, Watchdog watchdog, Control control, Reply greeting) {
        this.target = target;
        this.watchdog = watchdog;
        this.control = control;
        this.greeting = greeting;
    }

    /**
     * Connects and logs in.
     *
     * @throws IOException if the server cannot be reached or does not let the user in
     */
    public static Client logIn(Target target, Watchdog watchdog) throws IOException {
        Control control = new Control(PlainWire.connect(target.address(), true, watchdog));
        try {
            Reply greeting = control.read();
            if (greeting.code() != 220) {
                throw new WrongAnswer("it greeted with " + greeting.quoted());
            }
            Client client = new Client(target, watchdog, control, greeting);
            client.logIn();
            return client;
        } catch (IOException e) {
            control.close();
            throw e;
        }
    }

    private void logIn() throws IOException {
        Reply user = ask("USER " + target.user());
        if (user.code() == 331) {
            expect(230, "PASS " + target.password());
        } else if (user.code() != 230) {
            throw wrong("USER", user, 331);
        }
        expect(200, "TYPE I");
    }

    /** Returns what the server said first. */
    public Reply greeting() {
        return greeting;
    }

    /** Returns the lines of FEAT, none if the server does not know it. */
    public List<String> features() throws IOException {
        Reply reply = ask("FEAT");
        return reply.code() == 211
                ? reply.text().lines().filter(l -> l.startsWith(" ")).map(String::strip).toList()
                : List.of();
    }

    /** Sends a command and returns the reply. */
    public Reply ask(String command) throws IOException {
        control.send(command);
        return control.read();
    }

    /**
     * Sends a command that must succeed.
     *
     * @throws WrongAnswer if the reply has another code
     * @throws Unsupported if the server does not know the command
     */
    public Reply expect(int code, String command) throws IOException {
        return check(code, command, ask(command));
    }

    private static Reply check(int code, String command, Reply reply) throws IOException {
        if (reply.code() == code) {
            return reply;
        }
        if (reply.commandUnknown()) {
            throw new Unsupported(reply.text());
        }
        throw wrong(verb(command), reply, code);
    }

    private static WrongAnswer wrong(String verb, Reply reply, int expected) {
        return new WrongAnswer(
                "it answered "
                        + verb
                        + " with "
                        + reply.quoted()
                        + " where "
                        + expected
                        + " was expected");
    }

    /** The password is nobody's business. */
    private static String verb(String command) {
        return command.startsWith("PASS ") ? "PASS" : command;
    }

    /** Returns a new data connection, over EPSV. */
    public Wire passive() throws IOException {
        Reply reply = expect(229, "EPSV");
        Matcher port = EPSV.matcher(reply.text());
        int number = port.find() ? Integer.parseInt(port.group(2)) : 0;
        if (number < 1 || number > 65_535) {
            throw new WrongAnswer("its reply " + reply.quoted() + " names no port");
        }
        var address = new InetSocketAddress(target.address().getAddress(), number);
        return PlainWire.connect(address, false, watchdog);
    }

    /** Begins a transfer on a data connection that is open. */
    public void begin(String command) throws IOException {
        Reply reply = ask(command);
        if (reply.code() != 125) {
            check(150, command, reply);
        }
    }

    /** Waits for the end of a transfer. */
    public void end(String command) throws IOException {
        Reply reply = control.read();
        if (reply.code() != 250) {
            check(226, command, reply);
        }
    }

    /**
     * Fetches what a command sends and throws it away.
     *
     * @return how many bytes came
     */
    public long discard(Wire data, String command) throws IOException {
        begin(command);
        long total = 0;
        while (true) {
            buffer.clear();
            int count = data.read(buffer);
            if (count < 0) {
                break;
            }
            total += count;
        }
        data.close();
        end(command);
        return total;
    }

    /**
     * Fetches a file and compares it with the content.
     *
     * @throws WrongAnswer if it is another
     */
    public void verify(String path, Content content, long bytes) throws IOException {
        String command = "RETR " + path;
        CRC32C sum = new CRC32C();
        long total = 0;
        try (Wire data = passive()) {
            begin(command);
            for (buffer.clear(); data.read(buffer) >= 0; buffer.clear()) {
                total += buffer.flip().remaining();
                sum.update(buffer);
            }
        }
        end(command);
        checkLength(path, bytes, total);
        if (sum.getValue() != content.checksum(bytes)) {
            throw new WrongAnswer("a download of " + path + " has not the content of its upload");
        }
    }

    /**
     * Fails unless a download has the length of its upload.
     *
     * @throws WrongAnswer if it has not
     */
    public static void checkLength(String path, long expected, long actual) throws WrongAnswer {
        if (actual != expected) {
            throw new WrongAnswer(
                    "a download of " + path + " has " + actual + " bytes instead of " + expected);
        }
    }

    /** Uploads the first bytes of the content on a data connection that is open. */
    public void store(Wire data, String path, Content content, long bytes) throws IOException {
        String command = "STOR " + path;
        begin(command);
        data.send(content, bytes);
        data.finish();
        end(command);
    }

    /** Uploads a buffer, which is as before then, on a data connection that is open. */
    public void store(Wire data, String path, ByteBuffer bytes) throws IOException {
        String command = "STOR " + path;
        begin(command);
        data.write(bytes.duplicate());
        data.finish();
        end(command);
    }

    /**
     * Asks for the size of a file.
     *
     * @throws WrongAnswer if it is another
     */
    public void checkSize(String path, long bytes) throws IOException {
        Reply reply = expect(213, "SIZE " + path);
        if (!reply.text().substring(3).strip().equals(Long.toString(bytes))) {
            throw new WrongAnswer(
                    "after an upload of "
                            + bytes
                            + " bytes to "
                            + path
                            + " it answered SIZE with "
                            + reply.quoted());
        }
    }

    /** Ends the session in order. */
    public void quit() throws IOException {
        try (this) {
            expect(221, "QUIT");
        }
    }

    @Override
    public void close() throws IOException {
        control.close();
    }
}
