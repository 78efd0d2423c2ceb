package dev.wherry.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import dev.wherry.FtpServerBuilder;
import dev.wherry.event.FtpEvent.CommandDone;
import dev.wherry.event.FtpEvent.TransferFailed;
import dev.wherry.file.UploadMode;
import dev.wherry.it.FileTrees;
import dev.wherry.tls.TlsPolicy;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A running server with the directory that it serves, and a directory where its client works: as a
 * JUnit extension one for each test.
 */
final class Share implements BeforeEachCallback, AfterEachCallback, AutoCloseable {
    static final String USER = "alice";

    /** Sees the same files; what they upload is written in place. */
    static final String IN_PLACE_USER = "ingrid";

    static final String PASSWORD = "secret";

    /** Names that need care in a shell, a URL, an FTP path or a listing. */
    static final Set<String> ODD_NAMES =
            Set.of(
                    "two  words.txt",
                    "say \"hi\".txt",
                    "it's.txt",
                    "café.txt",
                    "日本.txt",
                    "-dash.txt",
                    "100%.txt",
                    "a#b?c.txt");

    private final Queue<String> verbs = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Long> failedTransfers = new LinkedBlockingQueue<>();
    private Consumer<FtpServerBuilder> change;
    private FtpServer server;
    private Path directory;
    private Path served;
    private Path local;
    private Path home;

    private Share(Consumer<FtpServerBuilder> change) {
        this.change = change;
    }

    /** A server in clear, for each test. */
    static Share plain() {
        return new Share(builder -> {});
    }

    /** A server for each test that demands TLS for everything; it has a port for each kind. */
    static Share overTls() {
        return new Share(builder ->
                builder.tls(Certificates.OF_THE_SERVER)
                        .tlsPolicy(TlsPolicy.LOGIN_AND_DATA_REQUIRED)
                        .listenImplicitTls(new InetSocketAddress(0)));
    }

    /** Changes what the server is told to be. */
    Share with(Consumer<FtpServerBuilder> more) {
        change = change.andThen(more);
        return this;
    }

    /** Serves a new directory in the given one, in clear, until it is closed. */
    static Share in(Path directory) throws IOException {
        return of(Files.createDirectory(directory.resolve("served")), directory);
    }

    /** Serves a directory of any file system, in clear, until it is closed. */
    static Share of(Path served, Path directory) throws IOException {
        Share share = plain();
        share.start(served, directory);
        return share;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("wherry-clients").toRealPath();
        start(Files.createDirectory(directory.resolve("served")), directory);
    }

    private void start(Path files, Path around) throws IOException {
        served = files;
        local = Files.createDirectory(around.resolve("local"));
        home = Files.createDirectory(around.resolve("home"));
        Password password = Password.clear(PASSWORD);
        FtpServerBuilder builder =
                FtpServer.builder()
                        .listen(0)
                        .users(
                                VirtualUsers.empty()
                                        .user(USER, password, served, "elradfmwMT")
                                        .user(IN_PLACE_USER, password, served, "elradfmwMT")
                                        .uploadMode(IN_PLACE_USER, UploadMode.IN_PLACE))
                        .on(CommandDone.class, e -> verbs.add(e.verb()))
                        .on(TransferFailed.class, e -> failedTransfers.add(e.bytes()));
        change.accept(builder);
        server = builder.start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        try {
            close();
        } finally {
            FileTrees.delete(directory);
        }
    }

    /** Returns what the server shows as {@code /}. */
    Path served() {
        return served;
    }

    /** Returns the directory in which the client works. */
    Path local() {
        return local;
    }

    /** Returns the home directory of the client. */
    Path home() {
        return home;
    }

    int port() {
        return server.port();
    }

    /** Returns the port on which TLS begins with the first byte. */
    int implicitPort() {
        return server.addresses().get(1).getPort();
    }

    /** Returns what the clients have said so far, without arguments. */
    Collection<String> verbs() {
        return verbs;
    }

    /** Waits until a transfer has failed, and returns how many bytes had moved. */
    long awaitFailedTransfer() throws InterruptedException {
        Long bytes = failedTransfers.poll(30, TimeUnit.SECONDS);
        assertThat(bytes).as("a transfer that fails").isNotNull();
        return bytes;
    }

    /** Puts a file of random bytes on the server. */
    Path serve(String name, int bytes) throws IOException {
        return Files.write(served.resolve(name), random(bytes));
    }

    /** Puts a file of random bytes where the client works. */
    Path keep(String name, int bytes) throws IOException {
        return Files.write(local.resolve(name), random(bytes));
    }

    /** Puts the first half of a file under another name. */
    static void copyHalf(Path whole, Path part) throws IOException {
        byte[] content = Files.readAllBytes(whole);
        Files.write(part, Arrays.copyOf(content, content.length / 2));
    }

    /** Returns the names of all that the server's root holds, hidden files too. */
    Set<String> servedNames() {
        try (Stream<Path> entries = Files.list(served)) {
            return entries.map(p -> p.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless two files hold the same bytes. */
    static void assertSameBytes(Path actual, Path expected) throws IOException {
        assertThat(actual).exists();
        assertThat(Files.size(actual)).as("size of %s", actual).isEqualTo(Files.size(expected));
        assertThat(Files.mismatch(actual, expected))
                .as("offset of the first wrong byte in %s", actual)
                .isEqualTo(-1);
    }

    /** Fails unless all data connections of the client so far were opened as the route says. */
    void assertUsed(Route route) {
        Set<String> passive = Set.of("PASV", "EPSV");
        Set<String> active = Set.of("PORT", "EPRT");
        assertThat(verbs).containsAnyElementsOf(route.isPassive() ? passive : active);
        assertThat(verbs).doesNotContainAnyElementsOf(route.isPassive() ? active : passive);
    }

    /** Stops the server, which must have nobody left to serve soon after its clients ended. */
    @Override
    public void close() {
        server.stop(Duration.ofSeconds(10));
        assertThat(server.stats().sessions()).isZero();
    }

    private static byte[] random(int bytes) {
        byte[] content = new byte[bytes];
        new SplittableRandom(bytes).nextBytes(content);
        return content;
    }
}
