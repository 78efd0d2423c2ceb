package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import dev.wherry.bench.client.Content;
import dev.wherry.bench.client.Reply;
import dev.wherry.bench.client.Target;
import dev.wherry.bench.client.Watchdog;
import dev.wherry.bench.client.Wire;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A server with a folder of our own on it, which goes when the site is closed. */
public final class Site implements Closeable {
    private final Target target;
    private final Sizes sizes;
    private final Content content;
    private final Watchdog watchdog;
    private final Client keeper;
    private final List<String> features;
    private final String folder =
            "wherry-bench-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Map<Long, String> files = new LinkedHashMap<>();

    private Site(Target target, Sizes sizes, Content content, Watchdog watchdog, Client keeper)
            throws IOException {
        this.target = target;
        this.sizes = sizes;
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
    public static Site open(Target target, Sizes sizes, Content content, Watchdog watchdog)
            throws IOException {
        Client keeper = Client.logIn(target, watchdog);
        try {
            return new Site(target, sizes, content, watchdog, keeper);
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

    Sizes sizes() {
        return sizes;
    }

    Content content() {
        return content;
    }

    /** Returns a new session in the folder. */
    Client client() throws IOException {
        Client client = Client.logIn(target, watchdog);
        try {
            if (!target.folder().isEmpty()) {
                client.expect(250, "CWD " + target.folder());
            }
            client.expect(250, "CWD " + folder);
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /** Returns the name of a file of that size, which is uploaded and compared the first time. */
    String file(long bytes) throws IOException {
        String known = files.get(bytes);
        if (known != null) {
            return known;
        }
        String name = "file-" + bytes + ".bin";
        files.put(bytes, name);
        try (Wire data = keeper.passive()) {
            keeper.store(data, name, content, bytes);
        }
        keeper.checkSize(name, bytes);
        keeper.verify(name, content, bytes);
        return name;
    }

    /** Removes the folder with all that this run has left in it. */
    @Override
    public void close() throws IOException {
        try (keeper) {
            for (String name : files.values()) {
                keeper.expect(250, "DELE " + name);
            }
            keeper.expect(250, "CDUP");
            keeper.expect(250, "RMD " + folder);
            keeper.quit();
        }
    }
}
