package dev.wherry.bench.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A session with a server, logged in, in binary type. Blocks; used by one thread. */
public final class Client implements Closeable {
    /** Where servers differ, and the first digit says enough (RFC 1123 §4.1.2.11). */
    private static final Set<Integer> ANY_2YZ = Set.of(200, 221, 250, 257);

    private static final Object MARK = new Object();
    private static final String MARKED = "wherry.bench.control";

    private final Target target;
    private final Waiting waiting;
    private final Watchdog watchdog;
    private final Control control;
    private final Reply greeting;
    private final Scratch scratch = new Scratch();
    private final @Nullable TlsContext tls;
    private boolean resumes = true;

    private Client(
            Target target,
            Waiting waiting,
            Watchdog watchdog,
            Control control,
            Reply greeting,
            @Nullable TlsContext tls) {
        this.target = target;
        this.waiting = waiting;
        this.watchdog = watchdog;
        this.control = control;
        this.greeting = greeting;
        this.tls = tls;
    }

    /**
     * Connects and logs in.
     *
     * @param encrypted whether both connections are protected by TLS
     * @param waiting how it waits for replies and for what it downloads
     * @throws IOException if the server cannot be reached or does not let the user in
     */
    public static Client logIn(Target target, boolean encrypted, Waiting waiting, Watchdog watchdog)
            throws IOException {
        TlsContext tls =
                encrypted || target.implicitTls() ? new TlsContext(target.address()) : null;
        Control control = Control.connect(target, waiting, watchdog);
        try {
            if (tls != null && target.implicitTls()) {
                mark(control.secure(tls));
            }
            Reply greeting = control.read();
            if (greeting.code() != 220) {
                throw new WrongAnswer("it greeted with " + greeting.quoted());
            }
            Client client = new Client(target, waiting, watchdog, control, greeting, tls);
            if (tls != null && !target.implicitTls()) {
                client.secure(tls);
            }
            client.logIn();
            return client;
        } catch (IOException e) {
            control.close();
            throw e;
        }
    }

    private void secure(TlsContext tls) throws IOException {
        Reply reply = ask("AUTH TLS");
        if (reply.code() != 234) {
            throw new Unsupported(reply.text());
        }
        mark(control.secure(tls));
    }

    /** What is put into a session is found again in those that resume it. */
    private static void mark(TlsWire wire) {
        wire.session().putValue(MARKED, MARK);
    }

    private void logIn() throws IOException {
        Reply user = ask("USER " + target.user());
        if (user.code() == 331) {
            expect(230, "PASS " + target.password());
        } else if (user.code() != 230) {
            throw wrong("USER", user, 331);
        }
        if (tls != null) {
            expect(200, "PBSZ 0");
            expect(200, "PROT P");
        }
        expect(200, "TYPE I");
    }

    /** Returns the version of TLS, empty without. */
    public String protocol() {
        return control.protocol();
    }

    /** Tells whether all data connections so far have resumed the session of the control one. */
    public boolean resumes() {
        return resumes;
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
     * @param code that of the reply, or any 2yz when it stands for success and no more
     * @throws WrongAnswer if the reply has another code
     * @throws Unsupported if the server does not know the command
     */
    public Reply expect(int code, String command) throws IOException {
        return check(code, command, ask(command));
    }

    static Reply check(int code, String command, Reply reply) throws IOException {
        boolean done = ANY_2YZ.contains(code) && reply.code() / 100 == 2;
        if (done || reply.code() == code) {
            return reply;
        }
        if (reply.commandUnknown()) {
            throw new Unsupported(reply.text());
        }
        throw wrong(verb(command), reply, code);
    }

    static WrongAnswer wrong(String verb, Reply reply, int expected) {
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

    /** A data connection that TCP has made; what is to be encrypted is not yet. */
    public final class Data {
        private final PlainWire plain;

        private Data(PlainWire plain) {
            this.plain = plain;
        }

        /** Servers shake hands only when the command has come. */
        private Wire open() throws IOException {
            if (tls == null) {
                return plain;
            }
            TlsWire wire = TlsWire.over(plain, tls.engine(), scratch);
            resumes &= MARK.equals(wire.session().getValue(MARKED));
            return wire;
        }

        /** Gives it up. */
        public void drop() throws IOException {
            plain.close();
        }
    }

    /** Returns a new data connection, over EPSV. */
    public Data passive() throws IOException {
        InetAddress server = target.address().getAddress();
        control.send("EPSV");
        // While the server is at work, as nobody has to wait for this.
        PlainWire wire = PlainWire.open(server, waiting, scratch.plain(), watchdog);
        try {
            int port = DataPort.of(check(229, "EPSV", control.read()));
            wire.connect(new InetSocketAddress(server, port), tls != null);
            return new Data(wire);
        } catch (IOException e) {
            wire.close();
            throw e;
        }
    }

    /** Begins a transfer; if it does not begin, the data connection is closed. */
    private Wire begin(Data data, String command) throws IOException {
        try {
            Reply reply = ask(command);
            if (reply.code() != 125) {
                check(150, command, reply);
            }
            return data.open();
        } catch (IOException e) {
            data.drop();
            throw e;
        }
    }

    private void end(String command) throws IOException {
        Reply reply = control.read();
        if (reply.code() != 250) {
            check(226, command, reply);
        }
    }

    /** Takes what comes over a data connection. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Looks at the next bytes, and need not use them up.
         *
         * @param bytes at least one, gone after the call
         */
        void take(ByteBuffer bytes);
    }

    /**
     * Fetches what a command sends.
     *
     * @return how many bytes came
     */
    public long fetch(Data data, String command, Taker taker) throws IOException {
        long total = 0;
        try (Wire wire = begin(data, command)) {
            for (ByteBuffer next = wire.receive(); next != null; next = wire.receive()) {
                total += next.remaining();
                taker.take(next);
            }
        }
        end(command);
        return total;
    }

    /**
     * Fetches what a command sends and throws it away.
     *
     * @return how many bytes came
     */
    public long discard(Data data, String command) throws IOException {
        return fetch(data, command, _ -> {});
    }

    /**
     * Fetches a file and compares it with the content.
     *
     * @throws WrongAnswer if it is another
     */
    public void verify(String path, Content content, long bytes) throws IOException {
        CRC32C sum = new CRC32C();
        checkLength(path, bytes, fetch(passive(), "RETR " + path, sum::update));
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

    /** Uploads the first bytes of the content. */
    public void store(Data data, String path, Content content, long bytes) throws IOException {
        String command = "STOR " + path;
        try (Wire wire = begin(data, command)) {
            wire.send(content, bytes);
            wire.finish();
        }
        end(command);
    }

    /** Uploads a buffer, which is as before then. */
    public void store(Data data, String path, ByteBuffer bytes) throws IOException {
        String command = "STOR " + path;
        try (Wire wire = begin(data, command)) {
            wire.write(bytes.duplicate());
            wire.finish();
        }
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
