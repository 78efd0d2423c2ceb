package dev.wherry.bench.row;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.wherry.bench.client.Client;
import dev.wherry.bench.client.Content;
import dev.wherry.bench.client.Crowd;
import dev.wherry.bench.client.Reply;
import dev.wherry.bench.client.Target;
import dev.wherry.bench.client.Waiting;
import dev.wherry.bench.client.Watchdog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A server with a folder of our own on it, which goes when the site is closed. */
public final class Site implements Closeable {
    /** How many may connect at once when it is not timed: queues of servers may be short. */
    static final int CONNECTING = 16;

    private static final String LISTED = "listed";

    private final Target target;
    private final Workload workload;
    private final Content content;
    private final Watchdog watchdog;
    private final Client keeper;
    private final List<String> features;
    private final String folder =
            "wherry-bench-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Map<Long, String> files = new LinkedHashMap<>();
    private boolean filled;

    private Site(
            Target target, Workload workload, Content content, Watchdog watchdog, Client keeper)
            throws IOException {
        this.target = target;
        this.workload = workload;
        this.content = content;
        this.watchdog = watchdog;
        this.keeper = keeper;
        features = keeper.features();
        if (!target.folder().isEmpty()) {
            keeper.expect(250, "CWD " + target.folder());
        }
        keeper.expect(257, "MKD " + folder);
        keeper.expect(250, "CWD " + folder);
    }

    /**
     * Logs in and makes the folder.
     *
     * @throws IOException if that cannot be done
     */
    public static Site open(Target target, Workload workload, Content content, Watchdog watchdog)
            throws IOException {
        Client keeper = Client.logIn(target, workload.encrypted(), Waiting.ASLEEP, watchdog);
        try {
            return new Site(target, workload, content, watchdog, keeper);
        } catch (IOException e) {
            keeper.close();
            throw e;
        }
    }

    /** Returns the server. */
    public Target target() {
        return target;
    }

    /** Returns what the server said first. */
    public Reply greeting() {
        return keeper.greeting();
    }

    /** Returns the lines of FEAT. */
    public List<String> features() {
        return features;
    }

    Workload workload() {
        return workload;
    }

    Content content() {
        return content;
    }

    /**
     * Shows the server that the session is not forgotten.
     *
     * @throws IOException if the server is wrong
     */
    public void keepAlive() throws IOException {
        keeper.expect(200, "NOOP");
    }

    /** Returns where to go after login, step by step. */
    List<String> folders() {
        return target.folder().isEmpty() ? List.of(folder) : List.of(target.folder(), folder);
    }

    /** Returns a new session in the folder. */
    Client client(boolean encrypted, Waiting waiting) throws IOException {
        Client client = Client.logIn(target, encrypted, waiting, watchdog);
        try {
            for (String each : folders()) {
                client.expect(250, "CWD " + each);
            }
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /** Returns sessions to be. */
    Crowd crowd(boolean encrypted) throws IOException {
        return Crowd.of(target, encrypted, watchdog);
    }

    /** Returns the name of a file of that size, which is uploaded and compared the first time. */
    String file(long bytes) throws IOException {
        String known = files.get(bytes);
        if (known != null) {
            return known;
        }
        String name = "file-" + bytes + ".bin";
        files.put(bytes, name);
        keeper.store(keeper.passive(), name, content, bytes);
        keeper.checkSize(name, bytes);
        keeper.verify(name, content, bytes);
        return name;
    }

    /** Makes sure, if asked to, that the memory of an upload is there before it begins. */
    void fetchMemory(long bytes) throws IOException {
        if (workload.fetchesMemory()) {
            Memory.fetch(2 * bytes);
        }
    }

    /** Returns the folder that is listed, which is filled the first time. */
    String listedFolder() throws IOException {
        if (!workload.listFolder().isEmpty()) {
            return workload.listFolder();
        }
        if (!filled) {
            keeper.expect(257, "MKD " + LISTED);
            filled = true;
            ByteBuffer bytes = content.start(1);
            for (int i = 0; i < workload.entries(); i++) {
                keeper.store(keeper.passive(), LISTED + "/" + entry(i), bytes);
            }
        }
        return LISTED;
    }

    private static String entry(int number) {
        return String.format(Locale.ROOT, "file-%05d.txt", number);
    }

    private void empty() throws IOException {
        for (int i = 0; i < workload.entries(); i++) {
            keeper.expect(250, "DELE " + LISTED + "/" + entry(i));
        }
        keeper.expect(250, "RMD " + LISTED);
    }

    /** Removes the folder with all that this run has left in it. */
    @Override
    public void close() throws IOException {
        try (keeper) {
            if (filled) {
                empty();
            }
            for (String name : files.values()) {
                keeper.expect(250, "DELE " + name);
            }
            keeper.expect(250, "CDUP");
            keeper.expect(250, "RMD " + folder);
            keeper.quit();
        }
    }

    /**
     * Removes what it can after a failure, when nobody knows what is there.
     *
     * @throws IOException if the connection is gone
     */
    public void abandon() throws IOException {
        try (keeper) {
            if (filled && keeper.ask("CWD " + LISTED).code() == 250) {
                purge();
                keeper.ask("CDUP");
                keeper.ask("RMD " + LISTED);
            }
            purge();
            keeper.ask("CDUP");
            keeper.ask("RMD " + folder);
        }
    }

    private void purge() throws IOException {
        StringBuilder names = new StringBuilder();
        keeper.fetch(keeper.passive(), "NLST", bytes -> names.append(US_ASCII.decode(bytes)));
        for (String name : names.toString().lines().toList()) {
            keeper.ask("DELE " + name);
        }
    }
}
